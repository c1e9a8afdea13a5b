// Words by which a duty is given, passed on and shared.

/** Words that give a duty to the unit after them. */
export const GIVING: readonly string[] = [
  'đồng ý giao',
  'thống nhất giao',
  'nhất trí giao',
  'giao cho',
  'giao trách nhiệm cho',
  'giao nhiệm vụ cho',
  'giao',
  'phân công',
  'ủy quyền cho',
  'ủy quyền',
  'yêu cầu',
  'đề nghị',
  'trách nhiệm của',
  'nhiệm vụ của',
  'chỉ đạo',
  'đối với',
];

/** Words by which a unit is made to act through another: "X chỉ đạo Y làm". */
export const DIRECTING: readonly string[] = [
  'chỉ đạo',
  'lãnh đạo',
  'định hướng',
  'hướng dẫn',
  'yêu cầu',
  'giao',
  'phân công',
  'đôn đốc',
];

/** Words of working together: who stands after them takes part. */
export const JOINING: readonly string[] = [
  'phối hợp cùng với',
  'phối hợp với',
  'phối hợp cùng',
  'phối hợp',
  'phối kết hợp với',
  'phối kết hợp',
  'kết hợp với',
  'cùng với',
  'cùng',
];

/** How units work together, between "phối hợp" and "với": "phối hợp chặt chẽ, thường xuyên với". */
export const MANNERS: readonly string[] = [
  'chặt chẽ',
  'tốt',
  'thường xuyên',
  'kịp thời',
  'hiệu quả',
  'có hiệu quả',
  'đồng bộ',
  'nhịp nhàng',
  'quyết liệt',
  'tích cực',
  'chủ động',
  'thống nhất',
  'trực tiếp',
];

/** What an issuer says of its hopes: no duty. */
export const CALLING: readonly string[] = [
  'thống nhất đánh giá',
  'cơ bản thống nhất',
  'thống nhất nội dung',
  'thống nhất thông qua',
  'nhất trí thông qua',
  'biểu dương',
  'đánh giá cao',
  'kêu gọi',
  'tin tưởng',
  'mong muốn',
  'ghi nhận',
  'trân trọng',
  'hoan nghênh',
];

/** What ends a notice ("Văn phòng Chính phủ thông báo để các bộ biết, thực hiện"): no duty of whoever says it. */
export const NOTIFYING: readonly string[] = ['thông báo để', 'xin thông báo', 'trân trọng thông báo'];

/** Words that order: a sentence that holds one and that no duty claims is shown to a person. */
export const ORDERING: readonly string[] = [
  'phải',
  'giao',
  'phân công',
  'yêu cầu',
  'đề nghị',
  'có trách nhiệm',
  'chịu trách nhiệm',
];

/** Words behind a name that as often describe the unit ("các xã có sông chảy qua") as they order something. */
export const DESCRIBING: readonly string[] = ['có', 'được', 'đang', 'đã', 'chưa'];

/** Of these, what orders. */
export const ORDERING_HAVING: readonly string[] = [
  'có trách nhiệm',
  'có nhiệm vụ',
  'có kế hoạch',
  'có biện pháp',
  'có giải pháp',
];
