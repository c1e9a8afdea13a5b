// One directive: its head, how it stands, and its duties in the order of the text, each with the units that carry it.
import { groupBy } from '../../contracts/group.ts';
import { NOT_YET } from '../../contracts/time.ts';
import type { Day } from '../../contracts/time.ts';
import type { DutyRow } from '../../journal/directives.ts';
import type { NoticeRow } from '../../journal/notices.ts';
import type { QuestionRow } from '../../journal/rows.ts';
import type { AssignmentItem, DirectivePage } from '../../journal/status.ts';
import { dateText, dayFromText, weekdayDateText } from '../../messages/dates.ts';
import { explainClause } from '../../messages/explain.ts';
import { capital, quoted } from '../../messages/line.ts';
import { countText } from '../../messages/numbers.ts';
import { directiveAbout, directiveReference } from '../../messages/reference.ts';
import { periodText } from '../../messages/words.ts';
import { dayAt } from '../../rules/day.ts';
import { noticeDirective } from '../directive-words.ts';
import { byNeed, CHOICES, dueWords } from '../standing.ts';
import type { Choice } from '../standing.ts';
import type { View } from '../view.ts';
import { assignmentLink, dayWords, directiveLink, dutyTitle, QUESTION_WORDS, shortName, unitLink } from '../words.ts';
import { page } from './frame.tsx';
import { NoticeTable } from './notices.tsx';
import { State } from './state.tsx';
import { Table } from './table.tsx';
import type { Column } from './table.tsx';
import { Tally } from './tally.tsx';

/** Units of one duty that the whole directive's page shows; the rest stand on the duty's own list. */
const FEW = 8;
/** Days of a duty that are named, and reasons for them; a monthly duty of ten years has 120 days. */
const MAX_DAYS = 6;
const MAX_REASONS = 3;

export interface DirectiveView {
  readonly found: DirectivePage;
  readonly assignments: readonly AssignmentItem[];
  /** The newest, and the page where all are. */
  readonly notices: readonly NoticeRow[];
  readonly choice: Choice | null;
  /** Only this duty, with all its units. */
  readonly duty: string | null;
}

export function directivePageView(shown: DirectiveView, view: View): string {
  const { found, choice, duty } = shown;
  const named = noticeDirective(found.directive);
  const whole = choice === null && duty === null;
  return page({
    title: shortName(named),
    view,
    at: '/',
    path: whole
      ? [['/', 'Văn bản']]
      : [
          ['/', 'Văn bản'],
          [directiveLink(found.directive.id), shortName(named)],
        ],
    children: (
      <>
        <p class="lead">{capital(directiveAbout(named) ?? directiveReference(named))}</p>
        {whole ? <Head found={found} /> : null}
        <nav aria-label="Chọn việc theo tình trạng">
          <Choices found={found} choice={choice} whole={whole} />
        </nav>
        <Duties shown={shown} view={view} />
        {whole ? <Notices shown={shown} /> : null}
      </>
    ),
  });
}

function Head({ found: { directive, counts, questions } }: Pick<DirectiveView, 'found'>) {
  const deployed = directive.deployedAt === null ? null : dateText(dayAt(directive.deployedAt));
  const open = questions.filter(({ answeredAt }) => answeredAt === null);
  return (
    <>
      <Tally counts={counts.total} />
      <div class="card">
        <dl class="facts">
          <dt>Cơ quan ban hành</dt>
          <dd>{directive.issuer ?? 'chưa rõ'}</dd>
          <dt>Ngày ban hành</dt>
          <dd>{dayWords(directive.issuedOn) ?? 'chưa rõ'}</dd>
          <dt>Cơ quan theo dõi, đôn đốc</dt>
          <dd>
            {directive.monitor === null ? (
              'chưa xác định'
            ) : (
              <a href={unitLink(directive.monitor)}>{directive.monitorName ?? directive.monitor}</a>
            )}
          </dd>
          <dt>Người duyệt kế hoạch</dt>
          <dd>{directive.approvedBy}</dd>
          <dt>Triển khai</dt>
          <dd>
            {deployed === null ? 'chưa xong' : `ngày ${deployed}`}
            {directive.chaseFrom === NOT_YET
              ? '; chưa bắt đầu đôn đốc'
              : `; đôn đốc việc đến hạn từ ngày ${dateText(dayAt(directive.chaseFrom))}`}
            {directive.closedAt === null ? '' : `; kết thúc ngày ${dateText(dayAt(directive.closedAt))}`}
          </dd>
          <dt>Mã</dt>
          <dd class="code">{directive.id}</dd>
        </dl>
      </div>
      {open.length === 0 ? null : <Questions questions={open} />}
    </>
  );
}

const Questions = ({ questions }: { readonly questions: readonly QuestionRow[] }) => (
  <section class="card">
    <h2>{`${countText(questions.length)} câu hỏi chờ trả lời`}</h2>
    <ul>
      {questions.map(({ id, kind, words }) => (
        <li key={id}>{`${QUESTION_WORDS[kind].asks}: “${words}”`}</li>
      ))}
    </ul>
    <p>
      <a href="/cau-hoi">Trả lời ở mục Câu hỏi</a>
    </p>
  </section>
);

function Choices({ found, choice, whole }: Pick<DirectiveView, 'found' | 'choice'> & { readonly whole: boolean }) {
  const base = directiveLink(found.directive.id);
  const current = { 'aria-current': 'page' as const };
  return (
    <ul class="choices">
      <li>
        <a href={base} {...(whole ? current : {})}>
          Tất cả
        </a>
      </li>
      {CHOICES.map(({ name, words }) => (
        <li key={name}>
          <a href={`${base}?loc=${name}`} {...(choice?.name === name ? current : {})}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Duties({ shown, view }: { readonly shown: DirectiveView; readonly view: View }) {
  const { found, assignments, choice, duty } = shown;
  const whole = choice === null && duty === null;
  const byDuty = groupBy(assignments, ({ duty: id }) => id);
  const duties = found.duties.filter(({ id }) => whole || byDuty.has(id));
  if (duties.length === 0) return <p class="soft">Không có việc nào trong danh sách này.</p>;
  return (
    <>
      <h2>{whole ? `${countText(duties.length)} nhiệm vụ` : (choice?.words ?? 'Nhiệm vụ')}</h2>
      {duties.map((one) => (
        <Duty
          key={one.id}
          duty={one}
          number={found.duties.indexOf(one) + 1}
          items={byDuty.get(one.id) ?? []}
          directive={found.directive.id}
          limit={whole ? FEW : null}
          view={view}
        />
      ))}
    </>
  );
}

interface DutyProps {
  readonly duty: DutyRow;
  readonly number: number;
  readonly items: readonly AssignmentItem[];
  readonly directive: string;
  readonly limit: number | null;
  readonly view: View;
}

function Duty({ duty, number, items, directive, limit, view }: DutyProps) {
  const sorted = [...items].sort(byNeed);
  const few = limit === null ? sorted : sorted.slice(0, limit);
  const title = dutyTitle(duty.title, duty.quote);
  return (
    <section class="card" aria-labelledby={`nv-${number}`}>
      <h3 id={`nv-${number}`}>{`${number}. ${title}`}</h3>
      <blockquote>
        {quoted(duty.quote)} {duty.place === null ? null : <span class="soft">{`(${duty.place})`}</span>}
      </blockquote>
      <Deadline duty={duty} items={items} />
      <Table
        caption={`${countText(items.length)} việc được giao`}
        none="Chưa có việc nào được mở cho nhiệm vụ này."
        columns={columnsOf(items, view)}
        rows={few}
      />
      {few.length === sorted.length ? null : (
        <p>
          <a
            href={`${directiveLink(directive)}?nhiem-vu=${encodeURIComponent(duty.id)}`}
          >{`Xem cả ${countText(sorted.length)} việc của nhiệm vụ ${number}`}</a>
        </p>
      )}
    </section>
  );
}

/** The directive's own words, and why each day is what it is: days with one reason stand together. */
function Deadline({ duty, items }: Pick<DutyProps, 'duty' | 'items'>) {
  const byReason = new Map<string, Set<Day>>();
  for (const { dueOn, basis } of items) {
    const due = dayFromText(dueOn);
    if (due === null) continue;
    const reason = explainClause(basis, due, basis.words !== duty.timeText).vi;
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(due));
  }
  const shown = [...byReason].slice(0, MAX_REASONS);
  return (
    <p class="small">
      {`Thời hạn trong văn bản: ${quoted(duty.timeText) ?? 'không ghi'}.`}
      {shown.map(([reason, days]) => ` Ngày cuối cùng trong hạn: ${daysWords([...days])} (${reason}).`)}
      {byReason.size > shown.length ? ' Các kỳ khác được giải thích ở trang của từng việc.' : null}
    </p>
  );
}

function daysWords(days: readonly Day[]): string {
  const [first, ...more] = [...days].sort((a, b) => a - b);
  if (first === undefined) return '';
  if (more.length === 0) return weekdayDateText(first);
  const rest = days.length - MAX_DAYS;
  const named = [first, ...more].slice(0, MAX_DAYS).map(dateText).join(', ');
  return rest > 0 ? `${named} và ${countText(rest)} ngày khác` : named;
}

function columnsOf(items: readonly AssignmentItem[], view: View): readonly Column<AssignmentItem>[] {
  const periods = items.some(({ period }) => periodText(period) !== null);
  return [
    {
      name: 'Đơn vị',
      as: 'head',
      cell: (item) => <a href={assignmentLink(item.id)}>{item.unitName ?? item.unit}</a>,
    },
    ...(periods
      ? [{ name: 'Kỳ', as: 'short' as const, cell: ({ period }: AssignmentItem) => periodText(period) ?? 'một lần' }]
      : []),
    { name: 'Hạn', as: 'short', cell: dueWords },
    { name: 'Tình trạng', plain: true, cell: (item) => <State item={item} now={view.now} /> },
    ...(items.some(({ rungAt }) => rungAt !== null)
      ? [
          {
            name: 'Đôn đốc gần nhất',
            as: 'short' as const,
            cell: ({ rungAt }: AssignmentItem) => (rungAt === null ? null : dateText(dayAt(rungAt))),
          },
        ]
      : []),
  ];
}

const Notices = ({ shown: { found, notices } }: { readonly shown: DirectiveView }) => (
  <section>
    <h2>Đã báo cho ai</h2>
    <NoticeTable caption="Thông báo mới nhất" notices={notices} about="unit" />
    {notices.length === 0 ? null : (
      <p>
        <a href={`${directiveLink(found.directive.id)}/thong-bao`}>Xem tất cả thông báo của văn bản</a>
      </p>
    )}
  </section>
);
