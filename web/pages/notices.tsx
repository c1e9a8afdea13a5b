// Who was told what, and when.
import type { NoticeRow } from '../../journal/notices.ts';
import type { DirectiveRow } from '../../journal/status.ts';
import { instantText } from '../../messages/dates.ts';
import { FORM_WORDS } from '../../messages/words.ts';
import { noticeDirective } from '../directive-words.ts';
import type { View } from '../view.ts';
import { assignmentLink, directiveLink, dutyTitle, NOTICE_STATES, roleWords, shortName } from '../words.ts';
import { page } from './frame.tsx';
import { Table } from './table.tsx';
import type { Column } from './table.tsx';

export function personWords({ personName, person }: NoticeRow): string {
  if (personName !== null) return personName;
  return person === null ? 'chưa có người nhận' : `${person} (đã xóa tên)`;
}

export interface NoticeTableProps {
  readonly caption: string;
  readonly notices: readonly NoticeRow[];
  /** What a row says beside the person: the unit it is about, or the duty. */
  readonly about: 'unit' | 'duty';
}

export function NoticeTable({ caption, notices, about }: NoticeTableProps) {
  const columns: readonly Column<NoticeRow>[] = [
    { name: 'Lúc', as: 'short', plain: true, cell: ({ createdAt }) => instantText(createdAt) },
    { name: 'Thông báo', plain: true, cell: ({ form }) => FORM_WORDS[form].vi },
    about === 'unit'
      ? { name: 'Về đơn vị', cell: (notice) => <About notice={notice} words={notice.unitName ?? notice.unit} /> }
      : {
          name: 'Về việc',
          as: 'words',
          cell: (notice) => (
            <About notice={notice} words={notice.dutyTitle === null ? null : dutyTitle(notice.dutyTitle, '')} />
          ),
        },
    {
      name: 'Người nhận',
      cell: (notice) => (
        <>
          {personWords(notice)} <span class="soft">{`(${roleWords(notice.role, notice.post)})`}</span>
        </>
      ),
    },
    {
      name: 'Gửi',
      cell: ({ state, sentAt }) =>
        state === 'sent' && sentAt !== null ? `đã gửi ${instantText(sentAt)}` : NOTICE_STATES[state],
    },
  ];
  return <Table caption={caption} none="Chưa có thông báo nào." columns={columns} rows={notices} />;
}

function About({ notice, words }: { readonly notice: NoticeRow; readonly words: string | null }) {
  const text = words ?? 'cả văn bản';
  return notice.assignment === null ? <>{text}</> : <a href={assignmentLink(notice.assignment)}>{text}</a>;
}

export function noticesPage(
  directive: DirectiveRow,
  { notices, next }: { readonly notices: readonly NoticeRow[]; readonly next: number | null },
  view: View,
): string {
  const base = directiveLink(directive.id);
  return page({
    title: 'Thông báo đã lập',
    view,
    at: '/',
    path: [
      ['/', 'Văn bản'],
      [base, shortName(noticeDirective(directive))],
    ],
    children: (
      <>
        <NoticeTable caption="Thông báo, mới nhất trước" notices={notices} about="unit" />
        {next === null ? null : (
          <p>
            <a href={`${base}/thong-bao?truoc=${next}`}>Thông báo cũ hơn</a>
          </p>
        )}
      </>
    ),
  });
}
