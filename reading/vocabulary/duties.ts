// Words by which a duty's kind is known.

export const SO_KET: readonly string[] = ['sơ kết', 'sơ, tổng kết', 'sơ tổng kết'];
export const TONG_KET: readonly string[] = ['tổng kết', 'sơ, tổng kết', 'sơ tổng kết'];

/** Words of reporting. */
export const REPORTS: readonly string[] = [
  'báo cáo',
  'tổng hợp, báo cáo',
  'tổng hợp báo cáo',
  'tổng hợp kết quả',
  'tổng hợp tình hình',
];

/** Words of making something: what is made is the duty, though it is to be reported too. */
export const MAKING: readonly string[] = [
  'xây dựng',
  'ban hành',
  'tham mưu xây dựng',
  'tham mưu ban hành',
  'cụ thể hóa',
  'soạn thảo',
  'thành lập',
  'trình ban hành',
  'lập báo cáo',
  'thẩm định',
];

/** Words of finishing: a year alone is a deadline after them. */
export const FINISHING: readonly string[] = [
  'xong',
  'hoàn thành',
  'chậm nhất',
  'muộn nhất',
  'trước',
  'trình',
  'ban hành',
  'hết năm',
  'cuối năm',
  'kết thúc',
];

/** Words that tell of what was: the time right behind them is that of the thing. */
export const TELLING_WORDS: readonly string[] = [
  'xảy ra',
  'phát sinh',
  'bị phát hiện',
  'được phát hiện',
  'được bổ nhiệm',
  'được tuyển dụng',
  'được kết nạp',
  'tính',
  'có hiệu lực',
];

/** Words of aiming: the time after them is a goal's. */
export const AIMING: readonly string[] = [
  'phấn đấu',
  'phần đấu',
  'mục tiêu',
  'định hướng đến',
  'tầm nhìn',
  'trở thành',
  'đạt chuẩn',
  'chỉ tiêu',
];

/** Words of a duty that goes on all the time. */
export const STANDING: readonly string[] = ['thường xuyên', 'liên tục', 'duy trì', 'tiếp tục', 'kịp thời'];

/** Folded nouns that "hằng năm" describes where it stands right after them. */
export const ATTRIBUTES: readonly string[] = [
  'trung hạn và',
  '5 năm và',
  'năm năm và',
  '2030 và',
  '2025 và',
  '2035 và',
  'lãnh đạo',
  'cấp huyện',
  'cấp xã',
  'cấp tỉnh',
  'kế hoạch',
  'chương trình',
  'công tác',
  'ngân sách',
  'ngân sách nhà nước',
  'nsnn',
  'thu, chi',
  'dự toán',
  'kinh tế',
  'xếp loại',
  'chất lượng',
  'nhiệm vụ',
  'địa phương',
  'đánh giá',
  'giám sát',
  'chi bộ',
  'thi đua',
  'trọng tâm',
  'kinh phí',
  'chỉ tiêu',
  'sinh hoạt',
  'bồi dưỡng',
  'đào tạo',
  'cấp ủy',
  'đơn vị',
];

/** Verbs with which a second duty can begin after a comma or "và". */
export const BEGINNINGS: readonly string[] = [
  ...MAKING,
  ...new Set([...SO_KET, ...TONG_KET]),
  'xong',
  'hoàn thành',
  'tham mưu',
  'tổ chức',
  'báo cáo',
  'đề xuất',
  'tiến hành',
  'trình',
  'kết thúc',
];

/** What a segment holds that only says when: its duty stands in the segment before it. */
export const BARE_FINISH: readonly string[] = [
  'thời gian xong',
  'thời gian hoàn thành',
  'thời hạn hoàn thành',
  'thời gian thực hiện',
  'thời gian',
  'thời hạn',
  'hoàn thành',
  'xong',
  'hoàn thành xong',
  'thực hiện xong',
];

/** What opens a sentence with the occasion on which its duty is done. */
export const OCCASIONS: readonly string[] = ['trong', 'tại', 'qua', 'thông qua', 'vào'];

/** Words that say when; where no time was found at them, something may be unread. */
export const TIME_WORDS: readonly string[] = [
  'thứ hai',
  'thứ ba',
  'thứ tư',
  'thứ năm',
  'thứ sáu',
  'thứ bảy',
  'chủ nhật',
  'đầu tuần',
  'cuối tuần',
  'đầu tháng',
  'cuối tháng',
  'đầu quý',
  'cuối quý',
  'đầu năm',
  'giữa năm',
  'cuối năm',
  'hằng ngày',
  'hàng ngày',
  'ngày làm việc',
  'học kỳ',
];
