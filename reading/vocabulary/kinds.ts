// The kinds of documents, as their own heads and the texts that cite them name them. The longest name first.
import type { DirectiveKind } from '../../contracts/plan.ts';

export const KINDS: readonly (readonly [words: string, kind: DirectiveKind])[] = [
  ['chương trình hành động', 'chuong-trinh-hanh-dong'],
  ['chương trình công tác', 'chuong-trinh-hanh-dong'],
  ['nghị quyết', 'nghi-quyet'],
  ['chỉ thị', 'chi-thi'],
  ['kết luận', 'ket-luan'],
  ['kế hoạch', 'ke-hoach'],
  ['quyết định', 'quyet-dinh'],
  ['thông báo', 'thong-bao'],
  ['công văn', 'cong-van'],
  ['công điện', 'cong-van'],
  ['hướng dẫn', 'huong-dan'],
  ['quy định', 'quy-dinh'],
  ['quy chế', 'quy-dinh'],
  ['đề án', 'de-an'],
  ['chương trình', 'chuong-trinh-hanh-dong'],
];

/** The letters of a number ("109-NQ/TU", "12/CT-UBND") tell the kind where the head has no name of it. */
export const KIND_LETTERS: Readonly<Record<string, DirectiveKind>> = {
  nq: 'nghi-quyet',
  ct: 'chi-thi',
  kl: 'ket-luan',
  kh: 'ke-hoach',
  ctr: 'chuong-trinh-hanh-dong',
  cthđ: 'chuong-trinh-hanh-dong',
  qđ: 'quyet-dinh',
  tb: 'thong-bao',
  cv: 'cong-van',
  hd: 'huong-dan',
  qđi: 'quy-dinh',
  đa: 'de-an',
};

/** Names of documents as they are cited; also what a product of a duty can be. */
export const CITED_KINDS: readonly string[] = [
  ...KINDS.map(([words]) => words),
  'luật',
  'bộ luật',
  'nghị định',
  'thông tư',
  'thông tri',
  'tờ trình',
  'báo cáo',
  'pháp lệnh',
  'hiến pháp',
];

/** Stamps of haste: they name no organ. */
export const URGENCY: readonly string[] = ['HỎA TỐC', 'HỎA TỐC HẸN GIỜ', 'THƯỢNG KHẨN', 'KHẨN'];

/** Stamps of secrecy, as they stand alone on a line of the head. */
export const SECRECY: readonly string[] = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'];
