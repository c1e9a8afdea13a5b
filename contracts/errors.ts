// The catalogue of errors: one stable code each, what it means in both languages, and whether trying again can help.
// `terminal` errors become ApplicationFailure.nonRetryable; `retryable` ones are tried again by whoever called.

interface Entry {
  readonly vi: string;
  readonly en: string;
  readonly retry: 'terminal' | 'retryable';
  /** The HTTP status an API answers with. */
  readonly http: number;
}

const entry = (http: number, vi: string, en: string, retry: Entry['retry'] = 'terminal'): Entry => ({
  vi,
  en,
  retry,
  http,
});

export const CATALOGUE = {
  // reading and checking
  fileUnreadable: entry(400, 'Không đọc được tệp {what}.', 'The file {what} cannot be read.'),
  notText: entry(
    400,
    'Tệp {what} không phải văn bản UTF-8 và không theo bảng mã tiếng Việt nào nhận ra được.',
    'The file {what} is not UTF-8 text, nor in another encoding of Vietnamese that is known.',
  ),
  fileExists: entry(
    409,
    'Đã có tệp {what} với nội dung khác; không ghi đè.',
    'The file {what} is there with other content; it is not written over.',
  ),
  formatUnknown: entry(
    400,
    'Tệp {what} không phải văn bản thuần, HTML, Word (.docx) hay PDF.',
    'The file {what} is neither plain text, HTML, Word (.docx) nor PDF.',
  ),
  oldWordDocument: entry(
    400,
    'Tệp {what} là Word đời cũ (.doc): hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx.',
    'The file {what} is an old Word document (.doc): open it in Word or LibreOffice and save it as .docx.',
  ),
  documentDamaged: entry(400, 'Tệp {what} bị hỏng hoặc không đầy đủ.', 'The file {what} is damaged or incomplete.'),
  passwordProtected: entry(
    400,
    'Tệp {what} có mật khẩu: hãy lưu một bản không có mật khẩu.',
    'The file {what} is protected by a password: save a copy without one.',
  ),
  scannedDocument: entry(
    400,
    'Tệp {what} chỉ có ảnh chụp, không có chữ: cần bản có chữ hoặc bản đã nhận dạng chữ (OCR).',
    'The file {what} holds pictures only and no text: a copy with text, or one after OCR, is needed.',
  ),
  nothingToRead: entry(400, 'Tệp {what} không có chữ nào.', 'The file {what} holds no words.'),
  tooLarge: entry(413, 'Dữ liệu {what} vượt giới hạn {limit}.', '{what} is larger than the limit of {limit}.'),
  secretDocument: entry(
    422,
    'Văn bản mang dấu mật ({what}): dondoc không tiếp nhận.',
    'The document bears a secrecy stamp ({what}): dondoc does not take it.',
  ),
  planInvalid: entry(400, 'Kế hoạch không hợp lệ: {what}.', 'The plan is not valid: {what}.'),
  directoryInvalid: entry(400, 'Danh bạ đơn vị không hợp lệ: {what}.', 'The directory of units is not valid: {what}.'),
  policyInvalid: entry(400, 'Chính sách đôn đốc không hợp lệ: {what}.', 'The policy is not valid: {what}.'),
  calendarInvalid: entry(400, 'Lịch làm việc không hợp lệ: {what}.', 'The working calendar is not valid: {what}.'),
  sheetInvalid: entry(400, 'Bảng {what} không đọc được.', 'The table {what} cannot be read.'),
  dateInvalid: entry(400, 'Ngày không hợp lệ: {what}.', 'Not a valid date: {what}.'),
  sourcesInvalid: entry(400, 'Danh sách nguồn gửi không hợp lệ: {what}.', 'The list of sources is not valid: {what}.'),
  settingMissing: entry(400, 'Thiếu biến môi trường {what}.', 'The environment variable {what} is missing.'),
  // deploying
  planNotDeployable: entry(422, 'Chưa thể triển khai kế hoạch: {what}.', 'The plan cannot be deployed yet: {what}.'),
  planChanged: entry(
    409,
    'Văn bản {what} đã được triển khai với kế hoạch khác. Muốn thay đổi, dùng lệnh amend.',
    'The directive {what} is deployed with another plan. To change it, use amend.',
  ),
  directiveUnknown: entry(404, 'Không có văn bản {what}.', 'There is no directive {what}.'),
  directiveNotRunning: entry(409, 'Văn bản {what} không đang chạy.', 'The directive {what} is not running.'),
  assignmentUnknown: entry(404, 'Không có việc được giao {what}.', 'There is no assignment {what}.'),
  parkedUnknown: entry(404, 'Không có đầu vào chờ xử lý {what}.', 'There is no parked input {what} that waits.'),
  // inputs at the door
  inputMalformed: entry(400, 'Dữ liệu gửi vào không đúng mẫu: {what}.', 'The input is malformed: {what}.'),
  schemaUnknown: entry(
    400,
    'Loại sự kiện chưa được hỗ trợ: {what}.',
    'This type or version of event is not known: {what}.',
  ),
  inputTooLarge: entry(413, 'Sự kiện lớn hơn {limit}.', 'The event is larger than {limit}.'),
  sourceUnknown: entry(
    401,
    'Nguồn gửi chưa được đăng ký hoặc mã truy cập sai.',
    'The source is not registered or its token is wrong.',
  ),
  sourceNotEntitled: entry(
    403,
    'Nguồn {source} không được gửi thay đơn vị {what}.',
    'The source {source} may not speak for the unit {what}.',
  ),
  // what the lot answers
  sameIdOtherContent: entry(
    409,
    'Mã sự kiện này đã dùng cho nội dung khác.',
    'This event id was used before with other content.',
  ),
  tooManyInputs: entry(429, 'Việc này đã nhận quá nhiều sự kiện.', 'This assignment has taken too many inputs.'),
  assignmentClosed: entry(409, 'Việc này đã kết thúc.', 'This assignment is closed.'),
  notYetOpen: entry(409, 'Kỳ này chưa mở.', 'This period is not open yet.'),
  nothingOpen: entry(409, 'Không có kỳ nào đang mở.', 'No period is open.'),
  nothingSubmitted: entry(409, 'Chưa có báo cáo để xác nhận hoặc trả lại.', 'There is no report to confirm or return.'),
  alreadySubmitted: entry(409, 'Đã có báo cáo đang chờ xác nhận.', 'A report already waits for confirmation.'),
  nothingToWithdraw: entry(
    409,
    'Không có báo cáo hoặc ý kiến nào đang chờ để rút.',
    'Nothing that waits can be withdrawn.',
  ),
  notConfirmed: entry(409, 'Việc này chưa được xác nhận hoàn thành.', 'This assignment has not been confirmed.'),
  noDeadline: entry(
    409,
    'Việc này không có thời hạn để điều chỉnh.',
    'This assignment has no deadline that could be extended.',
  ),
  extensionPending: entry(
    409,
    'Đã có đề nghị điều chỉnh thời hạn đang chờ trả lời.',
    'A request for a later day already waits for an answer.',
  ),
  extensionNotLater: entry(
    422,
    'Thời hạn mới phải sau thời hạn hiện nay.',
    'The new day must lie after the present deadline.',
  ),
  extensionTooLate: entry(
    409,
    'Đã quá ngày được đề nghị điều chỉnh thời hạn; cơ quan theo dõi vẫn có thể quyết định.',
    'It is too late to ask for a later day; the monitor may still grant one.',
  ),
  extensionsUsedUp: entry(
    409,
    'Việc này đã được điều chỉnh thời hạn đủ số lần cho phép.',
    'This assignment has been extended as often as is allowed.',
  ),
  nothingAsked: entry(
    409,
    'Không có đề nghị điều chỉnh thời hạn đang chờ trả lời.',
    'No request for a later day waits for an answer.',
  ),
  receiptKnown: entry(
    409,
    'Thời hạn của việc này không còn tính lại theo ngày nhận được.',
    'The deadline of this assignment is no longer counted anew from a day of receipt.',
  ),
  alreadySuspended: entry(409, 'Việc này đang tạm dừng.', 'This assignment is suspended already.'),
  notSuspended: entry(409, 'Việc này không tạm dừng.', 'This assignment is not suspended.'),
  alreadyDeclined: entry(
    409,
    'Đơn vị đã báo không thuộc trách nhiệm; chờ cơ quan theo dõi.',
    'The unit has declined; the monitor decides.',
  ),
  fromTheFuture: entry(422, 'Thời điểm của sự kiện ở tương lai.', 'The event is dated in the future.'),
  redoDayInvalid: entry(422, 'Ngày làm lại phải sau ngày trả lại.', 'The redo day must lie after the return.'),
  notForThisKind: entry(
    409,
    'Thao tác này không dùng cho loại việc này.',
    'This action does not fit this kind of duty.',
  ),
  questionUnknown: entry(404, 'Không có câu hỏi này hoặc đã được trả lời.', 'There is no such open question.'),
  answerInvalid: entry(422, 'Câu trả lời không hợp lệ: {what}.', 'The answer is not valid: {what}.'),
  formRefused: entry(
    403,
    'Biểu mẫu không còn hiệu lực hoặc trang chỉ để xem. Hãy mở lại trang rồi gửi lại.',
    'The form is no longer valid, or the pages are read-only here. Open the page again.',
  ),
  // the world
  busy: entry(503, 'Hệ thống đang bận, đề nghị thử lại.', 'The engine is busy, try again.', 'retryable'),
  engineAway: entry(503, 'Chưa kết nối được máy chủ Temporal.', 'The Temporal server cannot be reached.', 'retryable'),
  journalAway: entry(
    503,
    'Chưa kết nối được cơ sở dữ liệu.',
    'The journal (PostgreSQL) cannot be reached.',
    'retryable',
  ),
  journalConflict: entry(
    500,
    'Sổ sự kiện đã có số {what} với nội dung khác.',
    'The journal already holds {what} with other content.',
  ),
  auditBroken: entry(500, 'Sổ sự kiện không khớp: {what}.', 'The journal does not agree with itself: {what}.'),
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof CATALOGUE;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(CATALOGUE, code);

/** What was got, where, and what was expected; every field is optional and plain text. */
export interface ErrorDetails {
  readonly what?: string;
  readonly where?: string;
  readonly expected?: string;
  readonly limit?: string;
  readonly source?: string;
}

const fill = (template: string, details: ErrorDetails): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => details[name as keyof ErrorDetails] ?? '');

/** The message of a code in one language, with its details filled in. */
export function messageOf(code: ErrorCode, details: ErrorDetails = {}, language: 'vi' | 'en' = 'vi'): string {
  const message = fill(CATALOGUE[code][language], details);
  const where =
    details.where === undefined ? '' : language === 'vi' ? ` Tại: ${details.where}.` : ` At: ${details.where}.`;
  const expected =
    details.expected === undefined
      ? ''
      : language === 'vi'
        ? ` Cần: ${details.expected}.`
        : ` Expected: ${details.expected}.`;
  return message + where + expected;
}

/** An error of the catalogue. `retryable` says whether trying again can help. */
export class DondocError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { readonly cause?: unknown }) {
    super(messageOf(code, details, 'en'), options);
    this.name = 'DondocError';
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return CATALOGUE[this.code].retry === 'retryable';
  }

  get http(): number {
    return CATALOGUE[this.code].http;
  }

  /** The message for a person, Vietnamese first. */
  get vi(): string {
    return messageOf(this.code, this.details, 'vi');
  }

  toJSON(): { code: ErrorCode; message: string; messageEn: string; retryable: boolean; details: ErrorDetails } {
    return {
      code: this.code,
      message: this.vi,
      messageEn: this.message,
      retryable: this.retryable,
      details: this.details,
    };
  }
}
