// What stands before a subject, or between it and its verb.

/** What opens the paragraph that ends a document: behind it the last order stands. */
export const ENDINGS: readonly string[] = ['trên đây là'];

/** What opens an order that answers another document: it is given behind its comma. */
export const ANSWERS: readonly string[] = ['nhận được'];

/** What opens a sentence before its subject: the subject stands after one of its commas or colons. */
export const OPENERS: readonly string[] = [
  'căn cứ',
  ...ENDINGS,
  ...ANSWERS,
  'trên cơ sở',
  'để',
  'nhằm',
  'sau khi',
  'đối với',
  'hằng năm',
  'hàng năm',
  'hằng quý',
  'hàng quý',
  'hằng tháng',
  'hàng tháng',
  'định kỳ',
  'theo',
  'khi',
  'trong',
  'tùy theo',
  'tùy',
  'từ',
  'trước',
  'chậm nhất',
  'đồng thời',
  'ngoài ra',
  'riêng',
  'trước mắt',
  'bên cạnh đó',
  'cùng với',
  'cuối',
  'đầu',
  'mỗi năm',
  'ngay sau',
  'sau',
  'vào',
  'thời gian',
  'quá trình',
  'hằng tuần',
  'hàng tuần',
  'giữa',
  'kết thúc',
  'qua',
  'thông qua',
  'với',
  'về',
  'tại',
  'ở',
  'nếu',
  'trường hợp',
  'ngày',
  'tháng',
  'quý',
];

/** Openings that lead to a subject only where a document follows ("Thực hiện Nghị quyết ..., các huyện ủy ..."). */
export const OPENERS_OF_DOCUMENTS: readonly string[] = [
  'thực hiện',
  'triển khai',
  'triển khai thực hiện',
  'tiếp tục thực hiện',
];

/** Joined to a sentence's beginning without a meaning for its subject. */
export const CONNECTIVES: readonly string[] = [
  'đồng thời',
  'ngoài ra',
  'riêng',
  'bên cạnh đó',
  'trước mắt',
  'tuy nhiên',
  'do đó',
  'vì vậy',
  'trong đó',
  'cùng với đó',
  'mặt khác',
  'song song',
  'nhất là',
  'đặc biệt',
  'và',
];

/** Between a subject and its verb: "các cấp ủy, nhất là người đứng đầu, nêu cao ...". */
export const INSERTIONS: readonly string[] = [
  'nhất là',
  'trước hết là',
  'trọng tâm là',
  'đặc biệt là',
  'bao gồm',
  'gồm',
  'kể cả',
  'trong đó có',
  'mà trước hết là',
];

/** What opens a condition, which ends with "thì". */
export const CONDITIONS: readonly string[] = ['nếu', 'trường hợp', 'khi', 'trong trường hợp'];
