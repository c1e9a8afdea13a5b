// The mails that the SMTP sink of this machine took. They went nowhere else.
import type { MailAddress, MailPage, StoredMail } from '../../infra/mailbox.ts';
import { instantText } from '../../messages/dates.ts';
import { countText } from '../../messages/numbers.ts';
import type { View } from '../view.ts';
import { assignmentLink, directiveLink } from '../words.ts';
import { page } from './frame.tsx';
import { Table } from './table.tsx';

export const MAILS_PER_PAGE = 50;

const addressWords = ({ name, address }: MailAddress): string => (name === '' ? address : `${name} <${address}>`);
const timeWords = ({ receivedAt }: StoredMail): string => instantText(Date.parse(receivedAt));

/** `number`: of the page, 1 first. */
export function mailboxPage({ mails, total }: MailPage, number: number, view: View): string {
  const pages = Math.max(1, Math.ceil(total / MAILS_PER_PAGE));
  return page({
    title: 'Hộp thư trên máy này',
    view,
    at: '/hop-thu',
    children: (
      <>
        <p class="soft">
          Thư dondoc đã gửi được giữ ở đây để xem thử. <strong>Không thư nào ra khỏi máy này.</strong>
        </p>
        <Table
          caption={`${countText(total)} thư`}
          none="Chưa có thư nào."
          {...(pages > 1 ? { note: `trang ${number}/${pages}` } : {})}
          columns={[
            {
              name: 'Tiêu đề',
              as: 'head',
              cell: (mail) => <a href={`/hop-thu/${mail.id}`}>{mail.subject}</a>,
            },
            {
              name: 'Người nhận',
              cell: ({ to }) => to.map(({ name, address }) => (name === '' ? address : name)).join(', '),
            },
            { name: 'Lúc', as: 'short', plain: true, cell: timeWords },
          ]}
          rows={mails}
        />
        <p>
          {number > 1 ? <a href={`/hop-thu?trang=${number - 1}`}>Thư mới hơn</a> : null}
          {number > 1 && number < pages ? ' · ' : null}
          {number < pages ? <a href={`/hop-thu?trang=${number + 1}`}>Thư cũ hơn</a> : null}
        </p>
      </>
    ),
  });
}

export const mailPage = (mail: StoredMail, view: View): string =>
  page({
    title: mail.subject,
    view,
    at: '/hop-thu',
    path: [['/hop-thu', 'Hộp thư trên máy này']],
    children: (
      <>
        <div class="card">
          <dl class="facts">
            <dt>Người gửi</dt>
            <dd>{mail.from === null ? 'không rõ' : addressWords(mail.from)}</dd>
            <dt>Người nhận</dt>
            <dd>{mail.to.map(addressWords).join(', ')}</dd>
            <dt>Lúc</dt>
            <dd>{timeWords(mail)}</dd>
          </dl>
        </div>
        <div class="card">
          <pre>{linked(mail.text)}</pre>
        </div>
      </>
    ),
  });

/** Addresses of our own pages, wherever the mail says they are; nothing else becomes a link. */
const OWN_ADDRESS = /(https?:\/\/[^\s/]+\/(?:viec|assignments|van-ban|directives)\/[A-Za-z0-9./-]*[A-Za-z0-9])/;
const PARTS = /^https?:\/\/[^\s/]+\/(viec|assignments|van-ban|directives)\/(.+)$/;

function linked(text: string) {
  return text.split(OWN_ADDRESS).map((part, index) => {
    const [, kind, id] = PARTS.exec(part) ?? [];
    if (kind === undefined || id === undefined) return part;
    const href = kind === 'viec' || kind === 'assignments' ? assignmentLink(id) : directiveLink(id);
    return (
      <a key={index} href={href}>
        {part}
      </a>
    );
  });
}
