// A plan moved by whole years, so that a directive of 2021 lies ahead: what is tested is its course, which a past one no longer has.
import type { Obligation, Plan, PlanTime } from '../../contracts/plan.ts';
import type { DayText } from '../../contracts/time.ts';

export function shiftYears(plan: Plan, years: number): Plan {
  const shift = (day: DayText | null): DayText | null => (day === null ? null : shifted(day, years));
  const time = (one: PlanTime): PlanTime => ({
    ...one,
    due: shift(one.due),
    starts: shift(one.starts),
    ends: shift(one.ends),
  });
  const duty = (one: Obligation): Obligation => (one.time === null ? one : { ...one, time: time(one.time) });
  const { directive } = plan;
  const term =
    directive.term === null
      ? null
      : { from: shifted(directive.term.from, years), to: shifted(directive.term.to, years) };
  return {
    ...plan,
    directive: { ...directive, issuedOn: shift(directive.issuedOn), term },
    obligations: plan.obligations.map(duty),
  };
}

/** 29 February becomes 28 February where the year has none. */
function shifted(day: DayText, years: number): DayText {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return [year + years, month, Math.min(date, last)].map((part) => String(part).padStart(2, '0')).join('-');
}
