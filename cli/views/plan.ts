// A plan as a person reads it: the directive's head, then each duty with who, when and where it stands.
import type { NamedUnit, Obligation, Plan } from '../../contracts/plan.ts';
import { kindName } from '../../messages/words.ts';
import { documentPlaceOf, type DocumentText } from '../../reading/documents/document.ts';
import { placeOf } from '../../reading/places.ts';
import { hanging } from '../table.ts';
import { dayView, timeView } from './time.ts';

/** The widest label is "Phối hợp". */
const LABEL_WIDTH = 9;

/** `document`: what the plan was read from, to show where words stand. */
export function planView(plan: Plan, document: DocumentText): string {
  const { directive, section, monitors, obligations, warnings } = plan;
  const line = (at: number): string => ` (${placeWords(document, at)})`;
  const head = [
    `${directive.kind === null ? 'Văn bản' : kindName(directive.kind)} số ${directive.number ?? '?'}, ngày ${dayView(directive.issuedOn)}`,
    `Cơ quan ban hành: ${directive.issuer ?? '?'}${directive.province === null ? '' : ` (${directive.province})`}`,
    ...(directive.title === null ? [] : [hanging('Trích yếu: ', directive.title)]),
    section === null
      ? 'Không tìm thấy phần "Tổ chức thực hiện".'
      : `Phần thực hiện: ${section.heading ?? 'các khoản giao việc'}${line(section.start)}`,
    `Cơ quan theo dõi: ${names(monitors) || 'chưa nêu'}`,
    `${count(obligations.length)} nhiệm vụ${obligations.length === 0 ? '.' : ':'}`,
  ];
  const duties = obligations.map((one, index) => dutyView(one, index + 1, line));
  const notes = warnings.map(({ code, message, start }) => hanging('  ! ', `${message}${line(start)} [${code}]`));
  return [
    ...head,
    ...(duties.length === 0 ? [] : ['', ...duties]),
    ...(notes.length === 0 ? [] : ['', 'Cần người xem lại:', ...notes]),
  ].join('\n');
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
  return [
    hanging(`${String(number).padStart(3)}. `, `[${KINDS[duty.review ?? duty.kind]}] ${title === '' ? quote : title}`),
    ...rows
      .filter(([, value]) => value !== '')
      .map(([name, value]) => hanging(`     ${name.padEnd(LABEL_WIDTH)} `, value)),
  ].join('\n');
}

/** Where a person finds a word: the page, the paragraph, the row, or the line of a plain text. */
function placeWords(document: DocumentText, at: number): string {
  const place = documentPlaceOf(document, at);
  switch (place?.kind) {
    case 'page':
      return `trang ${place.page}`;
    case 'paragraph':
      return `đoạn ${place.paragraph}`;
    case 'row':
      return `bảng ${place.table}, hàng ${place.row}`;
    case undefined:
      return `dòng ${placeOf(document.text, at).line}`;
  }
}

const KINDS = {
  task: 'việc',
  report: 'báo cáo',
  review: 'đánh giá',
  'so-ket': 'sơ kết',
  'tong-ket': 'tổng kết',
} as const;

const names = (units: readonly NamedUnit[]): string => units.map(({ name }) => name.replace(/\s+/g, ' ')).join('; ');
/** Papers write 05, and 0 for none. */
const count = (many: number): string => (many === 0 ? '0' : String(many).padStart(2, '0'));
