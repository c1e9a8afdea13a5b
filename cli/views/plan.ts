// A plan as a person reads it: the directive's head, then each duty with who, when and where it stands.
import type { NamedUnit, Obligation, Plan, PlanTime } from '../../contracts/plan.ts';
import type { DayText } from '../../contracts/time.ts';
import { kindName } from '../../messages/words.ts';
import { placeOf } from '../../reading/places.ts';
import { cut } from '../table.ts';

const TITLE_WIDTH = 100;

/** `text`: the directive's own, to show lines; null where only the plan is at hand. */
export function planView(plan: Plan, text: string | null): string {
  const { directive, section, monitors, obligations, warnings } = plan;
  const line = (at: number): string => (text === null ? '' : ` (dòng ${placeOf(text, at).line})`);
  const head = [
    `${directive.kind === null ? 'Văn bản' : kindName(directive.kind)} số ${directive.number ?? '?'}, ngày ${day(directive.issuedOn)}`,
    `Cơ quan ban hành: ${directive.issuer ?? '?'}${directive.province === null ? '' : ` (${directive.province})`}`,
    ...(directive.title === null ? [] : [`Trích yếu: ${cut(directive.title, TITLE_WIDTH * 2)}`]),
    section === null
      ? 'Không tìm thấy phần "Tổ chức thực hiện".'
      : `Phần thực hiện: ${section.heading ?? 'các khoản giao việc'}${line(section.start)}`,
    `Cơ quan theo dõi: ${names(monitors) || 'chưa nêu'}`,
    `${count(obligations.length)} nhiệm vụ:`,
  ];
  const duties = obligations.map((one, index) => dutyView(one, index + 1, line));
  const notes = warnings.map(({ code, message, start }) => `  ! ${message}${line(start)} [${code}]`);
  return [...head, '', ...duties, ...(notes.length === 0 ? [] : ['', 'Cần người xem lại:', ...notes])].join('\n');
}

function dutyView(duty: Obligation, number: number, line: (at: number) => string): string {
  const { title, quote, leads, via, coordinators, to, time, clause } = duty;
  const rows: readonly (readonly [string, string])[] = [
    ['Chủ trì', names(leads) || 'KHÔNG RÕ'],
    ['Chỉ đạo', names(via)],
    ['Phối hợp', names(coordinators)],
    ['Báo cáo', to === null ? '' : to.name],
    ['Thời hạn', timeView(duty.standing, time)],
    ['Vị trí', `${duty.place === '' ? `khoản ${clause.path}` : duty.place}${line(duty.source.start)}`],
  ];
  const label = `${String(number).padStart(3)}. [${KINDS[duty.review ?? duty.kind]}] ${cut(title === '' ? quote : title, TITLE_WIDTH)}`;
  return [
    label,
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `     ${name.padEnd(9)} ${value}`),
  ].join('\n');
}

const KINDS = {
  task: 'việc',
  report: 'báo cáo',
  review: 'đánh giá',
  'so-ket': 'sơ kết',
  'tong-ket': 'tổng kết',
} as const;

const names = (units: readonly NamedUnit[]): string => units.map(({ name }) => name.replace(/\s+/g, ' ')).join('; ');
const count = (many: number): string => String(many).padStart(2, '0');

function day(text: DayText | null): string {
  if (text === null) return '?';
  const [year, month, date] = text.split('-');
  return `${date}/${month}/${year}`;
}

function timeView(standing: boolean, time: PlanTime | null): string {
  if (time === null) return standing ? 'thường xuyên' : 'không ghi thời hạn';
  const words = `"${time.text.replace(/\s+/g, ' ')}"`;
  if (time.due !== null)
    return `${words} → chậm nhất ${day(time.due)}${time.hour === null ? '' : ` ${time.hour.replace(':', ' giờ ')}`}`;
  if (time.recurs !== null)
    return `${words} → ${time.recurs === 'unspecified' ? 'định kỳ, chưa rõ kỳ' : `định kỳ (${time.recurs})`}`;
  if (time.within !== null)
    return `${words} → ${time.within}${time.workingDays ? ' (ngày làm việc)' : ''} kể từ ${time.from ?? '?'}`;
  return `${words} → cần người xác định ngày`;
}
