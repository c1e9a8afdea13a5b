// Well-formed inputs that fit nothing yet: to be linked to the assignment they mean, offered again, or left aside.
import { messageOf } from '../../contracts/errors.ts';
import type { Input } from '../../contracts/input.ts';
import type { ParkedInput } from '../../journal/parked.ts';
import type { AssignmentItem } from '../../journal/status.ts';
import { instantText } from '../../messages/dates.ts';
import { cut, quoted } from '../../messages/line.ts';
import { countText } from '../../messages/numbers.ts';
import { periodText } from '../../messages/words.ts';
import type { View } from '../view.ts';
import { CAPACITY_WORDS, KIND_WORDS, sourceWords } from '../words.ts';
import { Field, Form } from './form.tsx';
import { page } from './frame.tsx';

const MAX_ID = 420;
const MAX_REASON = 1_000;
const LONGEST_CHOICE = 90;

export interface ParkedItem {
  readonly parked: ParkedInput;
  /** Assignments it may mean: of the same directive, and of the same unit where that is known. */
  readonly candidates: readonly AssignmentItem[];
}

export function parkedPage(items: readonly ParkedItem[], rest: number, view: View): string {
  return page({
    title: 'Thông tin gửi vào, chờ xử lý',
    view,
    at: '/cho-xu-ly',
    children: (
      <>
        <p class="soft">
          Đúng mẫu nhưng chưa khớp với việc nào đang mở. Không thông tin nào ở đây bị mất hoặc tự được tính.
        </p>
        {items.length === 0 ? <p class="card">Không có gì chờ xử lý.</p> : null}
        {items.map((item) => (
          <Parked key={item.parked.id} item={item} token={view.token} />
        ))}
        {rest > 0 ? <p class="soft">{`Còn ${countText(rest)} mục, hiện khi các mục trên đã được xử lý.`}</p> : null}
      </>
    ),
  });
}

function Parked({ item: { parked, candidates }, token }: { readonly item: ParkedItem; readonly token: string | null }) {
  const { id, input, code, parkedAt } = parked;
  const { directive, duty, unit, period } = input.target;
  const said = wordsOf(input);
  return (
    <section class="card" aria-labelledby={`dau-vao-${id}`}>
      <h2 id={`dau-vao-${id}`}>{KIND_WORDS[input.kind]}</h2>
      <p>
        <strong>{messageOf(code, { what: [directive, duty, unit].filter((part) => part !== null).join('/') })}</strong>
      </p>
      <dl class="facts">
        <dt>Nguồn</dt>
        <dd>{`${sourceWords(input.source)}, với tư cách ${CAPACITY_WORDS[input.as]}`}</dd>
        <dt>Nhận lúc</dt>
        <dd>
          {instantText(input.receivedAt)}; giữ lại lúc {instantText(parkedAt)}
        </dd>
        <dt>Ghi cho việc</dt>
        <dd class="code">{[directive, duty ?? '?', unit ?? '?', period ?? 'kỳ sớm nhất đang mở'].join(' / ')}</dd>
        {said === null ? null : (
          <>
            <dt>Nội dung</dt>
            <dd>{said}</dd>
          </>
        )}
      </dl>
      {token === null ? null : <Choices id={id} candidates={candidates} token={token} />}
    </section>
  );
}

function Choices({
  id,
  candidates,
  token,
}: {
  readonly id: string;
  readonly candidates: readonly AssignmentItem[];
  readonly token: string;
}) {
  const action = `/cho-xu-ly/${id}`;
  const list = `viec-${id}`;
  return (
    <div>
      <details>
        <summary>Gắn với một việc</summary>
        <Form action={action} token={token} button="Gắn với việc này" hidden={{ do: 'link' }}>
          <Field
            name="assignment"
            label="Mã việc"
            help="văn bản/nhiệm vụ/đơn vị/kỳ, chép từ trang của việc hoặc chọn trong danh sách."
            required
            max={MAX_ID}
            list={list}
          />
          <datalist id={list}>
            {candidates.map((one) => (
              <option key={one.id} value={one.id}>
                {cut(
                  [one.unitName ?? one.unit, one.dutyTitle ?? one.duty, periodText(one.period)]
                    .filter((part) => part !== null)
                    .join(' – '),
                  LONGEST_CHOICE,
                )}
              </option>
            ))}
          </datalist>
        </Form>
      </details>
      <details>
        <summary>Đưa vào lại như đã gửi</summary>
        <Form action={action} token={token} button="Đưa vào lại" hidden={{ do: 'replay' }}>
          <p class="help">Dùng khi việc mà thông tin này nói đến nay đã mở.</p>
        </Form>
      </details>
      <details>
        <summary>Bỏ qua</summary>
        <Form action={action} token={token} button="Bỏ qua" plain hidden={{ do: 'discard' }}>
          <Field name="reason" label="Lý do" required max={MAX_REASON} />
        </Form>
      </details>
    </div>
  );
}

function wordsOf({ kind, data }: Input): string | null {
  switch (kind) {
    case 'report':
      return quoted([data.document?.number ?? '', data.text].filter((part) => part !== '').join(': ')) ?? null;
    case 'decline':
    case 'return':
    case 'withdraw':
    case 'reopen':
    case 'askExtension':
    case 'refuseExtension':
    case 'suspend':
    case 'cancel':
      return quoted(data.reason);
    case 'acknowledge':
    case 'handOver':
    case 'confirm':
    case 'grantExtension':
    case 'resume':
    case 'minutes':
      return quoted(data.note);
    case 'answer':
      return quoted(data.answer);
  }
}
