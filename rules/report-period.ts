// Report periods (kỳ báo cáo) of state organs, by Nghị định 09/2019/NĐ-CP. Điều 12: figures count from the 15th of the month before the
// period to the 14th of its last month (month, quarter, half-year, year alike). Điều 8 khoản 5: the report is sent, unless the directive
// says otherwise, one working day after. Party directives follow the plain ends of periods, which is the policy's default.
import type { Recurrence } from '../contracts/terms.ts';

const CUT_OFF_DAY = 14;
/** The months a period may have: month, quarter, half-year, year. */
const PERIODS = new Set([1, 3, 6, 12]);
const LAST_MONTH = 12;

export const WORKING_DAYS_TO_SEND = 1;
export const DECREE = 'NĐ 09/2019/NĐ-CP Đ8 k5, Đ12';

/** The recurrence of the cut-offs, of a report whose words name a period and no day; null: the decree has no say. */
export function cutOffs(rule: Recurrence): Recurrence | null {
  const { every, interval, month, day } = rule;
  if (every !== 'month' || day !== null || !PERIODS.has(interval)) return null;
  return (month ?? LAST_MONTH) % interval === 0 ? { ...rule, day: CUT_OFF_DAY } : null;
}
