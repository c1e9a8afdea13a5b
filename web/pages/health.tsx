// Whether everything is there: the parts, the queue of notices, the chains of facts, and what an audit found.
import { Fragment } from 'preact';
import type { Part } from '../../engine/readiness.ts';
import type { Audit, ChainHead } from '../../journal/audit.ts';
import type { QueueState } from '../../journal/notices.ts';
import { dateText, dayFromText } from '../../messages/dates.ts';
import { countText } from '../../messages/numbers.ts';
import type { View } from '../view.ts';
import { directiveLink } from '../words.ts';
import { Form } from './form.tsx';
import { page } from './frame.tsx';
import { Table } from './table.tsx';

export interface Health {
  readonly parts: readonly Part[];
  /** Null: the journal is away. */
  readonly queue: QueueState | null;
  readonly heads: readonly ChainHead[] | null;
  readonly audit: Audit | null;
}

const PART_WORDS: Readonly<Record<Part['name'], string>> = {
  temporal: 'Máy chủ quy trình (Temporal)',
  journal: 'Sổ sự kiện (PostgreSQL)',
  worker: 'Bộ chạy quy trình (worker)',
  mailer: 'Bộ gửi thư (mailer)',
  intake: 'Nhận sự kiện từ Kafka (intake)',
  relay: 'Phát sự kiện lên Kafka (relay)',
  smtp: 'Máy chủ thư (SMTP)',
};

/** So many problems are listed; an audit by command lists all. */
const MAX_PROBLEMS = 50;

export const healthPage = ({ parts, queue, heads, audit }: Health, view: View): string =>
  page({
    title: 'Tình trạng hệ thống',
    view,
    at: '/suc-khoe',
    children: (
      <>
        {audit === null ? null : <Findings audit={audit} />}
        <Table
          caption="Các phần"
          columns={[
            { name: 'Phần', as: 'head', cell: ({ name }) => PART_WORDS[name] },
            {
              name: 'Tình trạng',
              plain: true,
              cell: ({ ready, reason }) => (
                <span class={`state ${ready ? 'done' : 'late'}`}>
                  {ready ? 'Sẵn sàng' : `Chưa sẵn sàng: ${reason ?? ''}`}
                </span>
              ),
            },
          ]}
          rows={parts}
        />
        {queue === null ? null : <Queue queue={queue} />}
        {heads === null ? null : <Heads heads={heads} token={view.token} />}
      </>
    ),
  });

function Queue({ queue }: { readonly queue: QueueState }) {
  const oldest = dayFromText(queue.oldestOn);
  const rows: readonly (readonly [string, string])[] = [
    ['Chờ gửi', countText(queue.queued)],
    ['Trong đó, gửi ngay', countText(queue.urgent)],
    ['Chờ gửi lâu nhất, từ ngày', oldest === null ? '–' : dateText(oldest)],
    ['Dự thảo, chờ người gửi', countText(queue.draft)],
    ['Không gửi được', countText(queue.failed)],
    ['Chưa có người nhận', countText(queue.unaddressed)],
  ];
  return (
    <section class="card">
      <h2>Thông báo</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

const Heads = ({ heads, token }: { readonly heads: readonly ChainHead[]; readonly token: string | null }) => (
  <>
    <Table
      caption="Đầu chuỗi băm của sổ sự kiện"
      note="so với bản đã công bố để biết sổ có bị viết lại không"
      none="Sổ chưa có sự kiện nào."
      columns={[
        { name: 'Văn bản', as: 'head', cell: ({ directive }) => <a href={directiveLink(directive)}>{directive}</a> },
        { name: 'Số sự kiện', as: 'number', cell: ({ seq }) => countText(seq) },
        { name: 'Mã băm', as: 'words', cell: ({ hash }) => <span class="code">{hash}</span> },
      ]}
      rows={heads}
    />
    {token === null ? null : (
      <Form action="/suc-khoe" token={token} button="Kiểm tra cả sổ sự kiện">
        <p class="help">Tính lại mọi mã băm và dựng lại các bảng từ sự kiện; sổ lớn có thể mất vài phút.</p>
      </Form>
    )}
  </>
);

const Findings = ({ audit: { ok, facts, problems } }: { readonly audit: Audit }) => (
  <section class="said" role="status">
    <p>
      <strong>{ok ? 'Sổ sự kiện khớp.' : `Sổ sự kiện không khớp ở ${countText(problems.length)} chỗ.`}</strong>{' '}
      {`Đã kiểm tra ${countText(facts)} sự kiện.`}
    </p>
    {problems.length === 0 ? null : (
      <ul>
        {problems.slice(0, MAX_PROBLEMS).map(({ directive, code, what }, index) => (
          <li key={index}>{[directive, code, what].filter((part) => part !== null).join(': ')}</li>
        ))}
      </ul>
    )}
  </section>
);
