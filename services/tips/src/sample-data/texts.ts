// Invented, as all of the sample: no name of a person, nothing that happened.

/** What tips on theft of the article's years say. */
export const thefts = [
  'Xe đạp để ở nhà xe bị lấy trong giờ làm việc, khóa bị cắt. (Dữ liệu minh họa)',
  'Máy tính xách tay ở phòng làm việc bị mất sau giờ nghỉ trưa, cửa sổ bị cạy. (Dữ liệu minh họa)',
  'Dây điện đồng trong kho bị cắt trộm, có dấu bánh xe máy ở cổng sau. (Dữ liệu minh họa)',
  'Có người lạ mang bán máy bơm giống máy vừa mất của đơn vị. (Dữ liệu minh họa)',
  'Xe máy dựng trước cổng bị bẻ khóa, thấy hai người rời đi về hướng chợ. (Dữ liệu minh họa)',
  'Phòng bếp bị phá khóa, mất nồi, gạo và bình ga. (Dữ liệu minh họa)',
  'Tiền quỹ trong ngăn tủ bị lấy, ổ khóa không bị phá. (Dữ liệu minh họa)',
  'Vật liệu xây dựng để ngoài sân bị lấy nhiều đêm liền. (Dữ liệu minh họa)',
  'Điện thoại của nhiều người bị mất trong phòng thay đồ. (Dữ liệu minh họa)',
] as const;

/** What tips of today say, by what becomes of them (live-tips.ts). */
export const today = {
  bicycles: 'Mấy hôm nay hay mất xe đạp ở khu nhà xe vào giờ tan tầm. (Dữ liệu minh họa)',
  solarPanel: 'Tấm pin mặt trời trên mái nhà kho bị tháo trộm trong đêm mưa. (Dữ liệu minh họa)',
  cables: 'Cáp đồng ở trạm bơm bị cắt, còn lại một đoạn ngoài hàng rào. (Dữ liệu minh họa)',
  motorbike: 'Xe máy của khách để trước cửa bị dắt đi, camera ghi được lúc gần trưa. (Dữ liệu minh họa)',
  laptop: 'Hai máy tính của phòng máy không còn ở chỗ cũ, cửa khóa bình thường. (Dữ liệu minh họa)',
  storeroom: 'Khóa kho bị thay, nghi có người đã vào lấy đồ. (Dữ liệu minh họa)',
  transferFraud: 'Nhiều người nhận điện thoại giả danh ngân hàng yêu cầu đọc mã xác thực. (Dữ liệu minh họa)',
  recruitmentFraud: 'Trang mạng tuyển việc nhẹ lương cao yêu cầu nộp tiền đặt cọc trước. (Dữ liệu minh họa)',
  landFraud: 'Có người nhận tiền làm thủ tục giấy tờ rồi không liên lạc được nữa. (Dữ liệu minh họa)',
  schoolFight: 'Có nhóm hẹn đánh nhau sau giờ học ở bãi đất trống cạnh trường. (Dữ liệu minh họa)',
  schoolBullying: 'Em bị mấy bạn lớp trên chặn đường lấy tiền ăn sáng nhiều lần. (Dữ liệu minh họa)',
  drugs: 'Dãy nhà trọ gần xưởng đêm nào cũng có người lạ ra vào, có mùi lạ. (Dữ liệu minh họa)',
  drugsAgain: 'Thấy vỏ kim tiêm sau nhà kho ba buổi sáng liền. (Dữ liệu minh họa)',
  gambling: 'Quán nước cạnh cổng có chơi xóc đĩa ăn tiền vào chiều cuối tuần. (Dữ liệu minh họa)',
  fireworks: 'Có người rao bán pháo nổ qua mạng, hẹn giao ở bến xe. (Dữ liệu minh họa)',
  timber: 'Xe tải chở gỗ không dấu búa đi qua lúc nửa đêm. (Dữ liệu minh họa)',
  waste: 'Nước thải màu đen chảy ra suối sau cơn mưa. (Dữ liệu minh họa)',
  fireHazard: 'Lối thoát hiểm của kho bị chất hàng kín. (Dữ liệu minh họa)',
  racing: 'Thanh niên tụ tập đua xe trên đoạn đường tránh vào tối thứ bảy. (Dữ liệu minh họa)',
  glass: 'Cửa kính nhà đa năng bị ném vỡ lần thứ hai trong tháng. (Dữ liệu minh họa)',
  threat: 'Có người đe dọa đánh nhân viên trực vì không cho xe vào cổng. (Dữ liệu minh họa)',
  jobAbroad: 'Có người rủ đi làm xa với lương cao, không cần giấy tờ, hẹn đi trong đêm. (Dữ liệu minh họa)',
  rumour: 'Nghe nói kho hàng sắp bị trộm, không rõ ai nói. (Dữ liệu minh họa)',
  mistaken: 'Thấy người lạ khiêng máy in ra xe, nghi là trộm. (Dữ liệu minh họa)',
  counterfeit: 'Có người dùng tiền giả mua hàng ở căng tin. (Dữ liệu minh họa)',
  counterfeitAgain: 'Một tờ tiền nghi là giả được trả lại ở quầy vé. (Dữ liệu minh họa)',
  neighbour: 'Hai hộ cạnh đơn vị tranh chấp lối đi chung. (Dữ liệu minh họa)',
  streetLight: 'Đề nghị sửa đèn đường trước cổng. (Dữ liệu minh họa)',
  tourist: 'Somebody at the bus station offers to keep luggage and then asks for money to give it back. (Invented for demonstration)',
  engineer: 'Fuel is missing from the machines on the building site every Monday morning. (Invented for demonstration)',
} as const;

export const talk = {
  asked: 'Cảm ơn bạn. Việc này thường xảy ra vào khoảng mấy giờ? (Dữ liệu minh họa)',
  told: 'Thường từ 16 giờ 30 đến 17 giờ, ở dãy ngoài cùng. (Dữ liệu minh họa)',
  thanked: 'Chúng tôi đã ghi nhận và đang kiểm tra. (Dữ liệu minh họa)',
  child: 'Em không có lỗi. Em có thể gọi 111, miễn phí, bất cứ lúc nào. Em có muốn thầy cô cùng giúp không? (Dữ liệu minh họa)',
  childAnswer: 'Dạ có ạ. (Dữ liệu minh họa)',
  english: 'Thank you. Which bay of the bus station is it? (Invented for demonstration)',
  englishAnswer: 'The one next to the ticket office. (Invented for demonstration)',
  contact: 'Số máy minh họa 0213 000 0000, sau 18 giờ',
} as const;
