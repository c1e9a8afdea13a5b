// A plan as a person reads it: the directive's head, what a person must look at, then the duties by the units that have them, each with
// when, the sentence its time stands in, and where that is.
import { groupBy } from '../../contracts/group.ts';
import type { NamedUnit } from '../../contracts/plan.ts';
import { kindName } from '../../messages/words.ts';
import { documentPlaceOf, type DocumentText } from '../../reading/documents/document.ts';
import { placeOf } from '../../reading/places.ts';
import type { ReadPlan } from '../../reading/read.ts';
import type { About } from '../../reading/rule.ts';
import type { ReadObligation, Reason } from '../../reading/reasons.ts';
import { hanging } from '../table.ts';
import { confidenceWords, doubtsView, markOf, MARKS_MEAN } from './doubts.ts';
import { dayView, timeView } from './time.ts';

/** The widest label is "Trong câu". */
const LABEL_WIDTH = 9;

/** `document`: what the plan was read from, to show where words stand; `explain`: each duty says by which rules it was read. */
export function planView(plan: ReadPlan, document: DocumentText, explain = false): string {
  const { directive, section, monitors, obligations } = plan;
  const line = (at: number): string => ` (${placeWords(document, at)})`;
  const head = [
    `${directive.kind === null ? 'Văn bản' : kindName(directive.kind)} số ${directive.number ?? '?'}, ngày ${dayView(directive.issuedOn)}`,
    `Cơ quan ban hành: ${directive.issuer ?? '?'}${directive.province === null ? '' : ` (${directive.province})`}`,
    ...(directive.title === null ? [] : [hanging('Trích yếu: ', directive.title)]),
    section === null
      ? 'Không tìm thấy phần "Tổ chức thực hiện".'
      : `Phần thực hiện: ${section.heading ?? 'các khoản giao việc'}${line(section.start)}`,
    `Cơ quan theo dõi: ${names(monitors) || 'chưa nêu'}`,
    `${count(obligations.length)} nhiệm vụ${confidenceWords(obligations)}.`,
  ];
  const doubts = doubtsView(plan, line);
  const view = (one: Numbered): string => dutyView(one, line, explain);
  const duties = [...byUnits(obligations)].flatMap(([units, some]) => [
    '',
    hanging('Chủ trì ', units),
    ...some.map(view),
  ]);
  return [
    ...head,
    ...(doubts.length === 0 ? [] : ['', 'Cần người xem lại, nặng trước:', ...doubts]),
    ...(obligations.length === 0 ? [] : ['', `Các nhiệm vụ theo đơn vị (${MARKS_MEAN}):`, ...duties]),
  ].join('\n');
}

interface Numbered {
  readonly duty: ReadObligation;
  /** Its place in the text's order, from 1. */
  readonly number: number;
}

/** The duties by the units that have them, in the order in which these come in the text. */
const byUnits = (obligations: readonly ReadObligation[]): ReadonlyMap<string, readonly Numbered[]> =>
  groupBy(
    obligations.map((duty, i) => ({ duty, number: i + 1 })),
    ({ duty }) => names(duty.leads) || 'KHÔNG RÕ',
  );

function dutyView({ duty, number }: Numbered, line: (at: number) => string, explain: boolean): string {
  const { title, quote, via, coordinators, to, time, clause } = duty;
  const rows: readonly (readonly [string, string])[] = [
    ['Chỉ đạo', names(via)],
    ['Phối hợp', names(coordinators)],
    ['Báo cáo', to === null ? '' : to.name],
    ['Thời hạn', timeView(duty.standing, time)],
    ['Trong câu', time === null ? '' : `"${sentenceView(quote, time.text)}"`],
    ['Vị trí', `${duty.place === '' ? `khoản ${clause.path}` : duty.place}${line(duty.source.start)}`],
    ['Vì sao', explain ? reasonsView(duty.because ?? []) : ''],
  ];
  return [
    hanging(
      `${String(number).padStart(3)}. `,
      `${markOf(duty)}[${KINDS[duty.review ?? duty.kind]}] ${title === '' ? quote : title}`,
    ),
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

/** Letters shown of a sentence; of a longer one those around its time. */
const MAX_SENTENCE = 240;

function sentenceView(quote: string, time: string): string {
  const words = quote.replace(/\s+/g, ' ');
  if (words.length <= MAX_SENTENCE) return words;
  const at = Math.max(0, words.indexOf(time.replace(/\s+/g, ' ')));
  const middle = at + (time.length >> 1);
  const start = Math.max(0, Math.min(middle - MAX_SENTENCE / 2, words.length - MAX_SENTENCE));
  const from = start === 0 ? 0 : words.indexOf(' ', start) + 1;
  const to = start + MAX_SENTENCE >= words.length ? words.length : words.lastIndexOf(' ', start + MAX_SENTENCE);
  return `${from > 0 ? '… ' : ''}${words.slice(from, to)}${to < words.length ? ' …' : ''}`;
}

const ABOUT: Readonly<Record<About, string>> = {
  lead: 'chủ trì',
  time: 'thời hạn',
  kind: 'loại việc',
  extent: 'phạm vi',
};

/** "chủ trì: được giao đích danh; tên đã trọn · thời hạn: ..."; what is not sure has a "?" behind it. */
function reasonsView(because: readonly Reason[]): string {
  const of = (about: About): string =>
    because
      .filter((one) => one.about === about)
      .map(({ vi, confidence }) => (confidence === 'sure' ? vi : `${vi} (?)`))
      .join('; ');
  return (Object.keys(ABOUT) as About[])
    .map((about) => [about, of(about)] as const)
    .filter(([, words]) => words !== '')
    .map(([about, words]) => `${ABOUT[about]}: ${words}`)
    .join(' · ');
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
