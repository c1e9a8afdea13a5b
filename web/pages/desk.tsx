// The operator's desk: questions, parked inputs, the local mailbox, health.
import { randomUUID } from 'node:crypto';
import { messageOf } from '../../contracts/errors.ts';
import type { StoredMail } from '../../infra/mailbox.ts';
import type { ChainHead } from '../../journal/audit.ts';
import type { QueueState } from '../../journal/notices.ts';
import type { ParkedInput } from '../../journal/parked.ts';
import type { QuestionRow } from '../../journal/rows.ts';
import { instantText } from '../../messages/dates.ts';
import type { Part } from '../../engine/readiness.ts';
import { formToken } from '../form-token.ts';
import { directiveLink } from '../words.ts';
import { page, Rows } from './layout.tsx';

const Token = () => <input type="hidden" name="token" value={formToken()} />;

export const questionsPage = (questions: readonly QuestionRow[], local: boolean): string =>
  page({
    title: 'Câu hỏi chờ người trả lời',
    local,
    children: (
      <>
        {questions.length === 0 ? <p class="soft">Không có câu hỏi nào.</p> : null}
        {questions.map((one) => (
          <section key={`${one.directive}/${one.id}`}>
            <h2>{one.words}</h2>
            <p class="soft">
              <a href={directiveLink(one.directive)}>{one.directive}</a> {one.id}, hỏi lúc {instantText(one.askedAt)}
            </p>
            {local && one.origin === 'fact' ? (
              <form method="post" action="/cau-hoi">
                <Token />
                <input type="hidden" name="id" value={randomUUID()} />
                <input type="hidden" name="directive" value={one.directive} />
                <input type="hidden" name="question" value={one.id} />
                <label>
                  Trả lời
                  <textarea name="answer" rows={2} required />
                </label>
                <label>
                  Ngày cuối cùng trong hạn (nếu câu trả lời là một ngày)
                  <input type="date" name="due" />
                </label>
                <button type="submit">Trả lời</button>
              </form>
            ) : null}
          </section>
        ))}
      </>
    ),
  });

export const parkedPage = (parked: readonly ParkedInput[], local: boolean): string =>
  page({
    title: 'Đầu vào chờ xử lý',
    local,
    children: (
      <>
        {parked.length === 0 ? <p class="soft">Không có đầu vào nào chờ xử lý.</p> : null}
        {parked.map(({ id, input, code, parkedAt }) => (
          <section key={id}>
            <h2>{`${input.kind} từ ${input.source}`}</h2>
            <p>{messageOf(code)}</p>
            <p class="soft">
              {[input.target.directive, input.target.duty, input.target.unit, input.target.period]
                .filter((part) => part !== null)
                .join('/')}
              , {instantText(parkedAt)}
            </p>
            {local ? (
              <form method="post" action={`/cho-xu-ly/${id}`}>
                <Token />
                <label>
                  Mã việc (khi gắn)
                  <input name="assignment" placeholder="văn-bản/nhiệm-vụ/đơn-vị/kỳ" />
                </label>
                <button name="do" value="link">
                  Gắn với việc này
                </button>{' '}
                <button name="do" value="replay">
                  Gửi lại
                </button>{' '}
                <button name="do" value="discard">
                  Bỏ qua
                </button>
              </form>
            ) : null}
          </section>
        ))}
      </>
    ),
  });

export const mailboxPage = (mails: readonly StoredMail[], total: number, local: boolean): string =>
  page({
    title: 'Hộp thư trên máy này',
    local,
    children: (
      <>
        <p class="soft">{`${total} thư; không thư nào được gửi ra ngoài.`}</p>
        <Rows
          caption="Thư"
          rows={mails}
          columns={[
            { name: 'Lúc', cell: ({ receivedAt }) => instantText(Date.parse(receivedAt)) },
            { name: 'Gửi', cell: ({ to }) => to.map(({ name, address }) => `${name} <${address}>`).join(', ') },
            { name: 'Tiêu đề', cell: ({ id, subject }) => <a href={`/hop-thu/${id}`}>{subject}</a> },
          ]}
        />
      </>
    ),
  });

export const mailPage = (mail: StoredMail, local: boolean): string =>
  page({
    title: mail.subject,
    local,
    children: (
      <>
        <p class="soft">{mail.to.map(({ name, address }) => `${name} <${address}>`).join(', ')}</p>
        <pre>{mail.text}</pre>
      </>
    ),
  });

export interface Health {
  readonly parts: readonly Part[];
  readonly queue: QueueState;
  readonly heads: readonly ChainHead[];
}

export const healthPage = ({ parts, queue, heads }: Health, local: boolean): string =>
  page({
    title: 'Sức khỏe hệ thống',
    local,
    children: (
      <>
        <Rows
          caption="Các phần"
          rows={parts}
          columns={[
            { name: 'Phần', cell: ({ name }) => name },
            { name: 'Tình trạng', cell: ({ ready, reason }) => (ready ? 'sẵn sàng' : `THIẾU: ${reason ?? ''}`) },
          ]}
        />
        <Rows
          caption="Thông báo"
          rows={Object.entries(queue)}
          columns={[
            { name: 'Loại', cell: ([name]) => name },
            { name: 'Số', number: true, cell: ([, value]) => String(value) },
          ]}
        />
        <Rows
          caption="Đầu chuỗi băm của sổ sự kiện"
          rows={heads}
          columns={[
            { name: 'Văn bản', cell: ({ directive }) => directive },
            { name: 'Số sự kiện', number: true, cell: ({ seq }) => String(seq) },
            { name: 'Mã băm', cell: ({ hash }) => hash },
          ]}
        />
        <p class="soft">Kiểm tra cả sổ: dondoc audit verify</p>
      </>
    ),
  });
