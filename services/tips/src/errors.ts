import type { ErrorTable } from '@binhan/common/errors';
import { referenceErrors } from '@binhan/reference/errors';

/** Refusals of this service; the texts say what to do. */
export const errors = {
  ...referenceErrors,
  WEAK_REQUEST_KEY: {
    en: 'requestKey must be at least 128 random bits, in base64url or hexadecimal. Make a new one for each tip.',
    vi: 'requestKey phải có ít nhất 128 bit ngẫu nhiên, viết bằng base64url hoặc hệ 16. Hãy tạo khóa mới cho mỗi tin.',
  },
  CHALLENGE_EXPIRED: {
    en: 'The challenge is not valid or no longer so. Ask tipChallenge for a new one; what you wrote is not lost.',
    vi: 'Thử thách không hợp lệ hoặc đã hết hạn. Hãy lấy thử thách mới bằng tipChallenge; nội dung bạn viết không bị mất.',
  },
  WORK_MISSING: {
    en: 'The answer does not give {difficulty} zero bits. Go on with the work, then send again.',
    vi: 'Kết quả chưa đủ {difficulty} bit 0. Hãy tiếp tục tính rồi gửi lại.',
  },
  CHALLENGE_USED: {
    en: 'This challenge has served already. Ask tipChallenge for a new one.',
    vi: 'Thử thách này đã được dùng. Hãy lấy thử thách mới bằng tipChallenge.',
  },
  TEXT_TOO_LONG: {
    en: '{field} has {bytes} bytes; at most {most} can be sealed. Shorten it, or send the rest as a message in the mailbox.',
    vi: '{field} có {bytes} byte; chỉ niêm phong được tối đa {most}. Hãy rút gọn hoặc gửi phần còn lại qua hộp thư.',
  },
  NOBODY_TO_OPEN: {
    en: 'Nobody in office could open this tip, so it is not taken. Call 113, or go to the nearest police station.',
    vi: 'Hiện không có người có thẩm quyền mở tin này nên hệ thống chưa nhận. Hãy gọi 113 hoặc đến cơ quan Công an gần nhất.',
  },
  RECEIPT_MISTYPED: {
    en: 'This is no receipt: a letter was mistyped or left out. Compare it with what you noted, group by group.',
    vi: 'Mã biên nhận không đúng: có ký tự gõ sai hoặc thiếu. Hãy so lại từng nhóm với mã bạn đã ghi.',
  },
  MAILBOX_NOT_FOUND: {
    en: 'No tip has this receipt. Compare it with what you noted.',
    vi: 'Không có tin nào ứng với mã biên nhận này. Hãy so lại với mã bạn đã ghi.',
  },
  MAILBOX_CLOSED: {
    en: 'The mailbox has closed itself after 15 minutes. Open it again with the receipt.',
    vi: 'Hộp thư đã tự đóng sau 15 phút. Hãy mở lại bằng mã biên nhận.',
  },
  MAILBOX_ONCE: {
    en: 'An operation may have one mailbox field, whatever its alias. Send another operation.',
    vi: 'Mỗi thao tác chỉ được có một trường hộp thư, kể cả khi đặt bí danh. Hãy gửi thao tác khác.',
  },
  MAILBOX_FULL: {
    en: 'The talk has {most} messages, which is the most. Send a new tip and name the locator of this one.',
    vi: 'Hộp thư đã đủ {most} thư. Hãy gửi tin mới và nêu tám ký tự đầu của mã này.',
  },
  TOO_MANY_TRIES: {
    en: 'Too many tries. Try again in {minutes} minutes; trying earlier does not make it longer.',
    vi: 'Thử quá nhiều lần. Hãy thử lại sau {minutes} phút; thử sớm hơn không làm kéo dài thêm.',
  },
  WRONG_PASSPHRASE: {
    en: 'The passphrase opens none of your keys. If it is lost, ask for new keys (binhan tips-keys).',
    vi: 'Mật khẩu không mở được khóa nào của bạn. Nếu quên, hãy đề nghị cấp khóa mới (binhan tips-keys).',
  },
  UNLOCK_EXPIRED: {
    en: 'The unlock is not yours or older than {minutes} minutes. Unlock again with your passphrase.',
    vi: 'Phiên mở khóa không phải của bạn hoặc đã quá {minutes} phút. Hãy mở khóa lại bằng mật khẩu.',
  },
  NOT_YOURS_TO_OPEN: {
    en: 'None of your keys opens this tip.',
    vi: 'Không khóa nào của bạn mở được tin này.',
  },
  CONTENT_ERASED: { en: 'The content of this tip was erased.', vi: 'Nội dung của tin này đã bị xóa.' },
  CATEGORY_KNOWN: {
    en: 'Only OTHER_ORDINARY is to be confirmed, and only once.',
    vi: 'Chỉ cần xác nhận loại OTHER_ORDINARY và chỉ một lần.',
  },
  CATEGORY_UNCONFIRMED: {
    en: 'A supervisor must first confirm that this is an ordinary crime (confirmCategoryTip), or intake dismisses it.',
    vi: 'Lãnh đạo phải xác nhận đây là tội phạm thông thường (confirmCategoryTip), hoặc người tiếp nhận loại tin này ra.',
  },
  ALREADY_EXTENDED: {
    en: 'The time was extended on {on}; the law allows it once.',
    vi: 'Thời hạn đã được gia hạn ngày {on}; pháp luật chỉ cho gia hạn một lần.',
  },
  NOTHING_TO_CONFIRM: {
    en: 'There is no VALUABLE waiting for a second person.',
    vi: 'Không có đánh giá "Có giá trị" nào đang chờ người thứ hai.',
  },
  SECOND_PERSON: {
    en: 'You assessed it yourself; another person must agree.',
    vi: 'Chính bạn đã đánh giá; phải có người khác đồng ý.',
  },
  CASE_KNOWN: {
    en: 'A case with this number is recorded already. Correct that one.',
    vi: 'Vụ có số này đã được ghi nhận. Hãy đính chính bản ghi đó.',
  },
  CASE_WITHHELD: {
    en: 'Not all tips of this case were given to you. Another supervisor, who has them, must do this.',
    vi: 'Không phải mọi nguồn tin của vụ này được giao cho bạn. Việc này phải do lãnh đạo khác đã được giao các nguồn tin đó thực hiện.',
  },
  ONE_PRIMARY_TIP: {
    en: 'A case has 1 to {most} different tips, exactly one of them PRIMARY.',
    vi: 'Mỗi vụ có từ 1 đến {most} nguồn tin khác nhau, trong đó đúng một nguồn tin PRIMARY.',
  },
  VALUE_UNSETTLED: {
    en: 'Say first what the tip was worth; VALUABLE needs a second person (confirmValueTip).',
    vi: 'Hãy đánh giá giá trị của tin trước; "Có giá trị" cần người thứ hai xác nhận (confirmValueTip).',
  },
  BOX_CODE_TAKEN: {
    en: 'A box with the code {code} is known already. Give this one another code.',
    vi: 'Đã có hòm thư mang mã {code}. Hãy đặt mã khác cho hòm thư này.',
  },
  BOX_UNIT_AREA: {
    en: 'The unit {name} lies in another commune on {on}. Choose the commune of the unit.',
    vi: 'Ngày {on} đơn vị {name} thuộc xã, phường khác. Hãy chọn xã, phường của đơn vị.',
  },
  BOX_CONFLICT: {
    en: 'You are named as being in conflict with the unit where this box hangs. Somebody else must do this.',
    vi: 'Bạn thuộc diện phải tránh xung đột lợi ích với đơn vị nơi đặt hòm thư này. Việc này phải do người khác làm.',
  },
  BOX_OPENING_WAITS: {
    en: 'The last opening waits for its second person. Let somebody else count the papers first (confirmTipBoxOpening).',
    vi: 'Lần mở trước còn chờ người thứ hai. Hãy để người khác kiểm đếm trước (confirmTipBoxOpening).',
  },
  BOX_SEAL_USED: {
    en: 'A seal serves once: {sealNo} was on this box before. Take a new one.',
    vi: 'Mỗi niêm phong chỉ dùng một lần: số {sealNo} đã dùng cho hòm thư này. Hãy dùng niêm phong mới.',
  },
  BOX_NOT_EMPTIED: {
    en: 'What lies in the box would be lost. Open it with a second person on the day it is taken down ({today}), and let the count be agreed on.',
    vi: 'Tin còn trong hòm thư sẽ bị mất. Hãy mở hòm thư cùng người thứ hai trong ngày tháo dỡ ({today}) và thống nhất số lượng.',
  },
  BOX_SECOND_PERSON: {
    en: 'You opened the box yourself; another person must count the papers.',
    vi: 'Chính bạn đã mở hòm thư; phải có người khác kiểm đếm.',
  },
  BOX_THIRD_PERSON: {
    en: 'You are one of the two who opened the box. A supervisor who was not there must clear up the difference.',
    vi: 'Bạn là một trong hai người đã mở hòm thư. Chênh lệch phải do lãnh đạo không tham gia mở hòm thư kết luận.',
  },
  BOX_PAPERS_EXCEEDED: {
    en: 'All {count} papers of this opening are accounted for. Check that you have the right opening; what was found later belongs to the next one.',
    vi: 'Đã xử lý đủ {count} tờ giấy của lần mở này. Hãy kiểm tra lại lần mở; giấy tìm thấy sau thuộc về lần mở tiếp theo.',
  },
  NOTHING_TO_SETTLE: {
    en: 'This opening has no such difference that waits. Read its mismatches again.',
    vi: 'Lần mở này không có chênh lệch nào như vậy đang chờ. Hãy xem lại danh sách chênh lệch.',
  },
  PROTECTION_WAITS: {
    en: 'The sender asks for protection. A supervisor must first pass the request on (passOnProtectionRequest).',
    vi: 'Người gửi tin đề nghị được bảo vệ. Lãnh đạo phải chuyển đề nghị trước (passOnProtectionRequest).',
  },
  PROTECTION_NOT_REQUESTED: {
    en: 'No request for protection is open. Ask with requestProtection.',
    vi: 'Không có đề nghị bảo vệ nào đang mở. Hãy gửi đề nghị bằng requestProtection.',
  },
  FILE_TYPE: {
    en: 'Only pictures are taken, as JPEG or PNG; this is neither, whatever it is called. Save it as one of them, or take a picture of it.',
    vi: 'Chỉ nhận ảnh JPEG hoặc PNG; tệp này không phải, dù mang tên gì. Hãy lưu lại thành một trong hai dạng, hoặc chụp ảnh nội dung.',
  },
  FILE_BROKEN: {
    en: 'The picture cannot be read. Open it and save it anew, then send that.',
    vi: 'Không đọc được ảnh này. Hãy mở và lưu lại ảnh rồi gửi bản mới.',
  },
  PICTURE_TOO_LARGE: {
    en: 'The picture has too many pixels: at most 50 million. Send a smaller copy.',
    vi: 'Ảnh có quá nhiều điểm ảnh: tối đa 50 triệu. Hãy gửi bản nhỏ hơn.',
  },
  FILE_TOO_SLOW: {
    en: 'The file did not arrive within two minutes. Send a smaller copy, or try where the connection is better.',
    vi: 'Tệp không đến trong hai phút. Hãy gửi bản nhỏ hơn hoặc thử lại nơi có mạng tốt hơn.',
  },
  FILES_BUSY: {
    en: 'Too many files come in at the moment. Try again in a minute.',
    vi: 'Hiện có quá nhiều tệp đang gửi đến. Hãy thử lại sau một phút.',
  },
  TOO_MANY_FILES: {
    en: 'A tip may have {most} pictures in all. Choose those that show the most.',
    vi: 'Mỗi tin chỉ được kèm tổng cộng {most} ảnh. Hãy chọn những ảnh rõ nhất.',
  },
  UPLOAD_EXPIRED: {
    en: 'A picture was uploaded more than {minutes} minutes ago, or not here. Upload it again, then send.',
    vi: 'Có ảnh đã tải lên quá {minutes} phút, hoặc không phải tại đây. Hãy tải lại ảnh rồi gửi.',
  },
  UPLOAD_USED: {
    en: 'A picture belongs to a tip already. Upload it again if it belongs to this one too.',
    vi: 'Có ảnh đã thuộc về một tin khác. Hãy tải lại ảnh nếu ảnh cũng thuộc tin này.',
  },
  TICKET_EXPIRED: {
    en: 'The ticket of this picture is not yours or older than {minutes} minutes. Read the tip again.',
    vi: 'Mã lấy ảnh không phải của bạn hoặc đã quá {minutes} phút. Hãy mở lại nội dung tin.',
  },
  KINDS_TOGETHER: {
    en: 'Kinds of units are told apart to supervisors of tips only: often there is one unit of a kind. Ask for all three kinds.',
    vi: 'Số liệu theo từng loại đơn vị chỉ dành cho lãnh đạo xử lý nguồn tin, vì có nơi chỉ có một đơn vị mỗi loại. Hãy chọn cả ba loại.',
  },
} as const satisfies ErrorTable;
