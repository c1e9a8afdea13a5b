// Invented directives for the tests of reading: a frame around the clauses that a test is about.
import type { Obligation, Plan, PlanTime } from '../../contracts/plan.ts';
import { readDirective } from '../../reading/read.ts';

export const HEAD = `TỈNH ỦY SÔNG HẠ
*
Số 41-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Hạ, ngày 05 tháng 3 năm 2027

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về chăm sóc, bảo vệ rừng đầu nguồn

Rừng đầu nguồn của tỉnh giữ nước cho cả vùng hạ du.
`;

export const CLOSING = `
Chỉ thị này phổ biến đến chi bộ.

Nơi nhận:
- Như trên,
- Lưu.
`;

/** A directive whose section holds these words. */
export const directiveOf = (section: string, heading = 'TỔ CHỨC THỰC HIỆN'): string =>
  `${HEAD}\n${heading}\n\n${section}\n${CLOSING}`;

/** The plan of a directive whose section holds these words. */
export const planOf = (section: string): Plan => readDirective(directiveOf(section));

export const namesOf = (units: readonly { readonly name: string }[]): readonly string[] => units.map((u) => u.name);

/** The only duty of a section. */
export function dutyOf(section: string): Obligation {
  const { obligations } = planOf(section);
  const [duty] = obligations;
  if (obligations.length !== 1 || !duty)
    throw new Error(`expected one duty, got ${obligations.length}: ${obligations.map((o) => o.quote).join(' | ')}`);
  return duty;
}

/** Codes of a plan's warnings. */
export const codesOf = (plan: Plan): readonly string[] => plan.warnings.map((w) => w.code);

/** The times of the duties of a sentence said of one unit. */
export const timesOf = (predicate: string): readonly PlanTime[] =>
  planOf(`1. Sở Nội vụ ${predicate}.`).obligations.flatMap((o) => (o.time ? [o.time] : []));
