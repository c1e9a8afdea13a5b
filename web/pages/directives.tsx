// The first page: every directive with its counts, and what waits for a person.
import type { Counts } from '../../journal/counts.ts';
import type { listDirectives } from '../../journal/status.ts';
import { countText } from '../../messages/numbers.ts';
import { directiveAbout } from '../../messages/reference.ts';
import { noticeDirective } from '../directive-words.ts';
import type { View } from '../view.ts';
import { dayWords, directiveLink, shortName } from '../words.ts';
import { page } from './frame.tsx';
import { Table } from './table.tsx';
import type { Column } from './table.tsx';
import { Bar, PARTS, RARE, Tally } from './tally.tsx';

export type Listed = Awaited<ReturnType<typeof listDirectives>>[number];

export interface DirectivesPage {
  readonly directives: readonly Listed[];
  readonly total: Counts;
  readonly questions: number;
  readonly parked: number;
}

const nonZero = (count: number): string | null => (count === 0 ? null : countText(count));

const columns: readonly Column<Listed>[] = [
  {
    name: 'Văn bản',
    as: 'head',
    cell: (one) => (
      <>
        <a href={directiveLink(one.id)}>{shortName(noticeDirective(one))}</a> {directiveAbout(noticeDirective(one))}
        <div class="soft small">
          {[one.issuer, dayWords(one.issuedOn), one.status === 'closed' ? 'đã kết thúc' : null]
            .filter((part) => part !== null)
            .join(', ')}
        </div>
        <Bar counts={one.counts} />
      </>
    ),
  },
  { name: 'Tổng', as: 'number', cell: ({ counts }) => countText(counts.total) },
  ...PARTS.map(({ name, group, of }): Column<Listed> => ({
    name,
    as: 'number',
    ...(group === undefined ? {} : { group }),
    cell: ({ counts }) => nonZero(of(counts)),
  })),
  { name: 'Câu hỏi', as: 'number', cell: ({ openQuestions }) => nonZero(openQuestions) },
];

export function directivesPage({ directives, total, questions, parked }: DirectivesPage, view: View): string {
  const used = columns.filter(
    ({ name }) => !PARTS.some((part) => part.name === name && part.of(total) === 0 && RARE.has(name)),
  );
  return page({
    title: 'Văn bản đang theo dõi',
    view,
    at: '/',
    children: (
      <>
        {directives.length === 0 ? <Empty /> : <Tally counts={total} />}
        <Waiting questions={questions} parked={parked} />
        {directives.length === 0 ? null : (
          <Table caption="Tình hình thực hiện từng văn bản" columns={used} rows={directives} />
        )}
      </>
    ),
  });
}

const Waiting = ({ questions, parked }: Pick<DirectivesPage, 'questions' | 'parked'>) =>
  questions === 0 && parked === 0 ? null : (
    <p>
      Cần người xử lý: {questions === 0 ? null : <a href="/cau-hoi">{`${countText(questions)} câu hỏi`}</a>}
      {questions > 0 && parked > 0 ? ', ' : null}
      {parked === 0 ? null : <a href="/cho-xu-ly">{`${countText(parked)} thông tin gửi vào chưa khớp`}</a>}.
    </p>
  );

const Empty = () => (
  <p class="card">
    Chưa có văn bản nào được triển khai. Triển khai một văn bản bằng lệnh <code>dondoc deploy</code>.
  </p>
);
