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
  ONE_PRIMARY_TIP: {
    en: 'A case has 1 to {most} different tips, exactly one of them PRIMARY.',
    vi: 'Mỗi vụ có từ 1 đến {most} nguồn tin khác nhau, trong đó đúng một nguồn tin PRIMARY.',
  },
  COUNT_OUT_OF_RANGE: { en: '{field} must be 0 to 1000.', vi: '{field} phải từ 0 đến 1000.' },
  VALUE_UNSETTLED: {
    en: 'Say first what the tip was worth; VALUABLE needs a second person (confirmValueTip).',
    vi: 'Hãy đánh giá giá trị của tin trước; "Có giá trị" cần người thứ hai xác nhận (confirmValueTip).',
  },
  KINDS_TOGETHER: {
    en: 'Kinds of units are told apart to supervisors of tips only: often there is one unit of a kind. Ask for all three kinds.',
    vi: 'Số liệu theo từng loại đơn vị chỉ dành cho lãnh đạo xử lý nguồn tin, vì có nơi chỉ có một đơn vị mỗi loại. Hãy chọn cả ba loại.',
  },
} as const satisfies ErrorTable;
