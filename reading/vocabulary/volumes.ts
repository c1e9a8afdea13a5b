// Words of a volume of directives that belong to none of them: its contents, its cover, the headings of its parts.

/** The heading of the contents, alone on its line. */
export const CONTENTS_HEADINGS: readonly string[] = ['mục lục', 'mục lục văn bản', 'danh mục văn bản'];

/** A line of a cover or a title page begins so; no head of a directive has such a line. */
export const COVER_WORDS: readonly string[] = [
  'tuyển tập',
  'tập văn bản',
  'tập nghị quyết',
  'văn kiện',
  'hệ thống văn bản',
  'hệ thống hóa',
  'các văn bản',
  'những văn bản',
  'một số văn bản',
  'tài liệu',
  'lưu hành nội bộ',
  'nhà xuất bản',
  'xuất bản',
  'sách',
];

/** A heading that groups the directives behind it begins so: "PHẦN THỨ HAI", "CÁC CHỈ THỊ". */
export const GROUP_WORDS: readonly string[] = ['phần', 'tập', 'quyển', 'chương', 'các', 'những', 'văn bản'];
