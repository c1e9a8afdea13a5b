// Headings by which a document's parts are known.

/** Headings of the section that gives the duties. */
export const ACTION_HEADINGS: readonly string[] = [
  'tổ chức thực hiện',
  'tổ chức triển khai thực hiện',
  'tổ chức, thực hiện',
  'trách nhiệm tổ chức thực hiện',
  'phân công tổ chức thực hiện',
  'phân công thực hiện',
  'phân công nhiệm vụ',
  'phân công trách nhiệm',
  'tổ chức triển khai',
  'trách nhiệm thực hiện',
  'trách nhiệm thi hành',
  'điều khoản thi hành',
  'trách nhiệm của các đơn vị',
  'trách nhiệm của các cơ quan',
  'trách nhiệm của các sở',
  'trách nhiệm của các cấp',
  'trách nhiệm của các tổ chức',
  'nhiệm vụ cụ thể của các',
  'nhiệm vụ của các đơn vị',
  'nhiệm vụ của các cơ quan',
  'phân công nhiệm vụ cụ thể',
];

/** Headings of parts that tell, aim or reason: their sentences give no duties even where they name units. */
export const BACKGROUND_HEADINGS: readonly string[] = [
  'tình hình',
  'thực trạng',
  'đánh giá',
  'kết quả',
  'quan điểm',
  'mục tiêu',
  'mục đích',
  'phương hướng',
  'nguyên nhân',
  'bối cảnh',
  'chỉ tiêu',
  'ưu điểm',
  'hạn chế',
  'danh mục',
  'phương án',
  'kinh phí',
  'nhiệm vụ, giải pháp',
  'nhiệm vụ và giải pháp',
  'nhiệm vụ giải pháp',
  'các nhiệm vụ, giải pháp',
  'các nhiệm vụ và giải pháp',
  'thực hiện tốt các nhiệm vụ, giải pháp',
  'thực hiện đồng bộ các nhiệm vụ, giải pháp',
  'tập trung thực hiện các nhiệm vụ, giải pháp',
];

/** What a paragraph that announces orders says before its colon. */
export const ANNOUNCING: readonly string[] = [
  'yêu cầu',
  'đề nghị',
  'chỉ đạo',
  'kết luận',
  'giao nhiệm vụ',
  'phân công',
  'như sau',
  'quyết định',
  'thống nhất',
];

/** Addressees that leave nobody out: what a sentence in mid-paragraph says of them is said to everybody. */
export const EVERYBODY: readonly string[] = [
  'từng cơ quan',
  'mỗi cơ quan',
  'mọi cơ quan',
  'tất cả các cơ quan',
  'từng địa phương',
  'từng ngành',
  'từng cấp',
  'mọi tổ chức',
  'mọi người',
  'mỗi cán bộ',
  'mọi cán bộ',
  'từng cán bộ',
  'toàn thể cán bộ',
];

/** What opens the closing of a document. */
export const CLOSINGS: readonly string[] = [
  'nơi nhận',
  't/m',
  'tm.',
  'tm ',
  'thay mặt',
  'kt.',
  'k/t',
  'tl.',
  't/l',
  'q.',
];

/** Who signs: a line of capitals that begins so, below the first item, ends the body. */
export const SIGNERS: readonly string[] = [
  'chủ tịch',
  'phó chủ tịch',
  'bí thư',
  'phó bí thư',
  'bộ trưởng',
  'thứ trưởng',
  'thủ tướng',
  'phó thủ tướng',
  'giám đốc',
  'phó giám đốc',
  'tổng giám đốc',
  'phó tổng giám đốc',
  'hiệu trưởng',
  'phó hiệu trưởng',
  'cục trưởng',
  'chánh văn phòng',
  'trưởng ban',
  'thủ trưởng',
  'chủ tọa',
  'thống đốc',
  'phó thống đốc',
  'chánh án',
  'viện trưởng',
  'tổng kiểm toán',
  'chủ nhiệm',
  'phó chủ nhiệm',
  'tổng thư ký',
  'cục phó',
  'phó cục trưởng',
];

/** The sentence that a Party document is made known to the cells: it gives no duty and ends the section. */
export const MADE_KNOWN: readonly string[] = [
  'phổ biến đến chi bộ',
  'phổ biến tới chi bộ',
  'phổ biến đến các chi bộ',
  'phổ biến đến tận chi bộ',
];

/** What is said of the document itself ("Chỉ thị này có hiệu lực kể từ ngày ký"): it gives no duty. */
export const SAID_OF_DOCUMENTS: readonly string[] = [
  'có hiệu lực',
  'có hiệu lực thi hành',
  'thay thế',
  'được thông qua',
  'được phổ biến',
  'được ban hành',
  'gồm',
];

export const APPENDIX_HEADINGS: readonly string[] = ['phụ lục', 'phụ biểu', 'biểu số', 'danh mục'];

/** What is attached to a document and is no text of its own. */
export const ATTACHED_LISTS: readonly string[] = [
  'danh mục',
  'danh sách',
  'biểu',
  'bảng',
  'mẫu',
  'phụ lục',
  'phụ biểu',
];
