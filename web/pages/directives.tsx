// Directives, one directive, one unit: how things stand.
import type { Counts } from '../../journal/counts.ts';
import type { AssignmentItem, DirectivePage, listDirectives, UnitPage } from '../../journal/status.ts';
import { dateText, dayFromText } from '../../messages/dates.ts';
import { explainBasis } from '../../messages/explain.ts';
import { kindName, periodText } from '../../messages/words.ts';
import { assignmentLink, COUNTS, directiveLink, dueText, standing, unitLink } from '../words.ts';
import type { Column } from './layout.tsx';
import { page, Rows } from './layout.tsx';

type Listed = Awaited<ReturnType<typeof listDirectives>>[number];

const countColumns = <T,>(of: (row: T) => Counts): readonly Column<T>[] =>
  COUNTS.map(([name, count]) => ({ name, number: true, cell: (row: T) => String(count(of(row))) }));

export const directivesPage = (directives: readonly Listed[], local: boolean): string =>
  page({
    title: 'Văn bản đang theo dõi',
    local,
    children: (
      <Rows
        caption="Tình hình thực hiện"
        rows={directives}
        columns={[
          {
            name: 'Văn bản',
            cell: ({ id, kind, number, title }) => (
              <>
                <a href={directiveLink(id)}>{`${kindName(kind)} số ${number ?? '?'}`}</a> {title}
              </>
            ),
          },
          ...countColumns<Listed>(({ counts }) => counts),
          { name: 'Câu hỏi', number: true, cell: ({ openQuestions }) => String(openQuestions) },
        ]}
      />
    ),
  });

const assignmentColumns = (by: 'unit' | 'directive'): readonly Column<AssignmentItem>[] => [
  {
    name: by === 'unit' ? 'Đơn vị' : 'Văn bản',
    cell: (item) =>
      by === 'unit' ? (
        <a href={unitLink(item.unit)}>{item.unitName ?? item.unit}</a>
      ) : (
        <a href={directiveLink(item.directive)}>{item.number ?? item.directive}</a>
      ),
  },
  { name: 'Nhiệm vụ', cell: (item) => <a href={assignmentLink(item.id)}>{item.dutyTitle ?? item.duty}</a> },
  { name: 'Kỳ', cell: ({ period }) => periodText(period) ?? 'một lần' },
  { name: 'Hạn', cell: (item) => <DueCell item={item} /> },
  {
    name: 'Tình trạng',
    cell: (item) => <span class={(item.overdueDays ?? 0) > 0 ? 'late' : ''}>{standing(item)}</span>,
  },
];

function DueCell({ item }: { readonly item: AssignmentItem }) {
  const day = dayFromText(item.dueOn);
  return <span title={day === null ? '' : explainBasis(item.basis, day).vi}>{dueText(item)}</span>;
}

export function directivePageView(
  { directive, duties, counts, questions }: DirectivePage,
  assignments: readonly AssignmentItem[],
  local: boolean,
): string {
  const issued = dayFromText(directive.issuedOn);
  const open = questions.filter(({ answeredAt }) => answeredAt === null);
  return page({
    title: `${kindName(directive.kind)} số ${directive.number ?? '?'}`,
    local,
    children: (
      <>
        <p>{directive.title}</p>
        <dl>
          <dt>Cơ quan ban hành</dt>
          <dd>{directive.issuer}</dd>
          <dt>Ngày ban hành</dt>
          <dd>{issued === null ? '?' : dateText(issued)}</dd>
          <dt>Cơ quan theo dõi</dt>
          <dd>{directive.monitorName ?? directive.monitor ?? 'chưa xác định'}</dd>
          <dt>Người duyệt</dt>
          <dd>{directive.approvedBy}</dd>
          <dt>Mã</dt>
          <dd>{directive.id}</dd>
        </dl>
        <Rows caption="Tổng hợp" rows={[counts.total]} columns={countColumns<Counts>((row) => row)} />
        {open.length === 0 ? null : (
          <p>
            <a href="/cau-hoi">{`${open.length} câu hỏi đang chờ trả lời`}</a>
          </p>
        )}
        <Rows caption="Việc được giao" rows={assignments} columns={assignmentColumns('unit')} />
        <Rows
          caption="Nhiệm vụ trong văn bản"
          rows={duties}
          columns={[
            { name: 'Nhiệm vụ', cell: ({ quote }) => quote },
            { name: 'Vị trí', cell: ({ place }) => place ?? '' },
            { name: 'Thời hạn trong văn bản', cell: ({ timeText }) => timeText ?? 'không ghi' },
          ]}
        />
      </>
    ),
  });
}

export const unitPageView = ({ unit, counts, assignments }: UnitPage, local: boolean): string =>
  page({
    title: unit.name,
    local,
    children: (
      <>
        <Rows caption="Tổng hợp" rows={[counts]} columns={countColumns<Counts>((row) => row)} />
        <Rows caption="Việc được giao" rows={assignments} columns={assignmentColumns('directive')} />
      </>
    ),
  });
