// One unit: what it carries in all directives, and what it was told.
import type { AssignmentItem, UnitPage } from '../../journal/status.ts';
import { countText } from '../../messages/numbers.ts';
import { periodText } from '../../messages/words.ts';
import { byNeed, CHOICES, dueWords } from '../standing.ts';
import type { Choice } from '../standing.ts';
import type { View } from '../view.ts';
import { assignmentLink, directiveLink, dutyTitle, unitLink } from '../words.ts';
import { page } from './frame.tsx';
import { NoticeTable } from './notices.tsx';
import { State } from './state.tsx';
import { Table } from './table.tsx';
import { Tally } from './tally.tsx';

/** More than this on one page nobody reads; the lists by status are shorter. */
const MAX_SHOWN = 300;

export function unitPageView(found: UnitPage, choice: Choice | null, view: View): string {
  const { unit, counts, assignments, notices } = found;
  const chosen = assignments.filter((item) => fits(item, choice)).sort(byNeed);
  const shown = chosen.slice(0, MAX_SHOWN);
  return page({
    title: unit.name,
    view,
    at: null,
    path: [['/', 'Văn bản'], ...(unit.parent === null ? [] : [[unitLink(unit.parent), 'Đơn vị cấp trên'] as const])],
    children: (
      <>
        <Tally counts={counts} />
        <nav aria-label="Chọn việc theo tình trạng">
          <ul class="choices">
            {[{ name: '', words: 'Tất cả' }, ...CHOICES].map(({ name, words }) => (
              <li key={name}>
                <a
                  href={name === '' ? unitLink(unit.id) : `${unitLink(unit.id)}?loc=${name}`}
                  {...((choice?.name ?? '') === name ? { 'aria-current': 'page' as const } : {})}
                >
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Table
          caption={`${countText(chosen.length)} việc được giao`}
          {...(shown.length < chosen.length ? { note: `${countText(shown.length)} việc đầu` } : {})}
          none="Không có việc nào trong danh sách này."
          columns={[
            {
              name: 'Nhiệm vụ',
              as: 'head',
              cell: (item) => <a href={assignmentLink(item.id)}>{dutyTitle(item.dutyTitle, item.duty)}</a>,
            },
            {
              name: 'Văn bản',
              as: 'short',
              plain: true,
              cell: (item) => <a href={directiveLink(item.directive)}>{item.number ?? item.directive}</a>,
            },
            { name: 'Kỳ', as: 'short', cell: ({ period }) => periodText(period) },
            { name: 'Hạn', as: 'short', cell: dueWords },
            { name: 'Tình trạng', plain: true, cell: (item) => <State item={item} now={view.now} /> },
          ]}
          rows={shown}
        />
        <h2>Đã báo cho đơn vị</h2>
        <NoticeTable caption="Thông báo, mới nhất trước" notices={notices} about="duty" />
      </>
    ),
  });
}

const fits = (item: AssignmentItem, choice: Choice | null): boolean =>
  choice === null || choice.statuses?.includes(item.status) === true || choice.buckets?.includes(item.bucket) === true;
