// What a person can say about an assignment now. Only what makes sense is offered; whatever else comes, the lot refuses.
import type { ComponentChildren } from 'preact';
import type { AssignmentItem, AssignmentTimeline } from '../../journal/status.ts';
import { assignmentLink } from '../words.ts';
import { Area, DayField, Field, Form } from './form.tsx';

const MAX_REASON = 4_000;
const MAX_TEXT = 20_000;
const MAX_NUMBER = 100;
const MAX_DESK = 200;

interface ActionsProps {
  readonly timeline: AssignmentTimeline;
  readonly token: string | null;
}

export function Actions({ timeline: { assignment, directive }, token }: ActionsProps) {
  const { status, ladder, id } = assignment;
  const review = ladder === 'review';
  if (token === null || directive.closedAt !== null || status === 'ended' || (status === 'done' && review)) return null;
  const common = { action: assignmentLink(id), token };
  const waits = status === 'submitted' || status === 'declined';
  return (
    <section aria-labelledby="cap-nhat">
      <h2 id="cap-nhat">Cập nhật</h2>
      {status === 'done' ? <Reopen {...common} /> : null}
      {waits ? <Monitor {...common} declined={status === 'declined'} /> : null}
      {status === 'open' || status === 'returned' ? <Owing {...common} item={assignment} /> : null}
      {status === 'done' ? null : <Decisions {...common} item={assignment} />}
    </section>
  );
}

const Owing = ({ item, ...common }: Common & { readonly item: AssignmentItem }) => (
  <>
    {item.ladder === 'review' ? <Minutes {...common} /> : <Unit {...common} acknowledged={item.acknowledged} />}
    {(item.redoDueOn ?? item.dueOn) === null || item.askedOn !== null ? null : <AskExtension {...common} />}
  </>
);

interface Common {
  readonly action: string;
  readonly token: string;
}

interface ActionProps extends Common {
  readonly kind: string;
  readonly title: string;
  readonly button: string;
  readonly children?: ComponentChildren;
}

const Action = ({ title, button, kind, action, token, children }: ActionProps) => (
  <details>
    <summary>{title}</summary>
    <Form action={action} token={token} button={button} hidden={{ kind }}>
      {children}
    </Form>
  </details>
);

const Unit = ({ acknowledged, ...common }: Common & { readonly acknowledged: boolean }) => (
  <>
    {acknowledged ? null : (
      <Action {...common} kind="acknowledge" title="Xác nhận tiếp nhận" button="Xác nhận đã tiếp nhận">
        <DayField name="receivedOn" label="Ngày nhận được văn bản" />
        <Area name="note" label="Ghi chú" help="Ví dụ: người được phân công." max={MAX_REASON} />
      </Action>
    )}
    <Action {...common} kind="report" title="Báo cáo hoàn thành" button="Gửi báo cáo">
      <Area name="text" label="Kết quả" max={MAX_TEXT} />
      <div class="fields">
        <Field name="number" label="Số, ký hiệu văn bản" max={MAX_NUMBER} />
        <DayField name="issuedOn" label="Ngày văn bản" />
      </div>
    </Action>
    <Action {...common} kind="handOver" title="Chuyển bộ phận thực hiện" button="Ghi nhận">
      <Field name="to" label="Bộ phận" help="Ví dụ: Phòng Tổng hợp." required max={MAX_DESK} />
      <Area name="note" label="Ghi chú" max={MAX_REASON} />
    </Action>
    <Action {...common} kind="decline" title="Không thuộc trách nhiệm" button="Gửi ý kiến">
      <Area name="reason" label="Lý do" required max={MAX_REASON} />
    </Action>
  </>
);

const Monitor = ({ declined, ...common }: Common & { readonly declined: boolean }) => (
  <>
    <Action
      {...common}
      kind="confirm"
      title={declined ? 'Đồng ý là không thuộc trách nhiệm' : 'Xác nhận hoàn thành'}
      button={declined ? 'Đồng ý, kết thúc việc này' : 'Xác nhận'}
    >
      <Area name="note" label="Ghi chú" max={MAX_REASON} />
    </Action>
    <Action
      {...common}
      kind="return"
      title={declined ? 'Không đồng ý, vẫn giao đơn vị này' : 'Trả lại'}
      button="Trả lại đơn vị"
    >
      <Area name="reason" label="Lý do" required max={MAX_REASON} />
      <DayField name="redoBy" label="Gửi lại chậm nhất ngày" />
      <p class="help">Không ghi ngày thì tính theo số ngày làm việc của quy chế.</p>
    </Action>
    <Action {...common} kind="withdraw" title="Đơn vị rút lại" button="Rút lại">
      <Area name="reason" label="Lý do" required max={MAX_REASON} />
    </Action>
  </>
);

const Minutes = (common: Common) => (
  <Action {...common} kind="minutes" title="Nhập biên bản sơ kết, tổng kết" button="Ghi biên bản">
    <DayField name="heldOn" label="Ngày họp" required />
    <div class="fields">
      <Field name="number" label="Số, ký hiệu biên bản" max={MAX_NUMBER} />
      <DayField name="issuedOn" label="Ngày biên bản" />
    </div>
    <Area name="note" label="Ghi chú" max={MAX_REASON} />
  </Action>
);

const AskExtension = (common: Common) => (
  <Action {...common} kind="askExtension" title="Đề nghị điều chỉnh thời hạn" button="Gửi đề nghị">
    <DayField name="due" label="Thời hạn đề nghị" required />
    <Area name="reason" label="Lý do" required max={MAX_REASON} />
    <Decision />
  </Action>
);

/** What the monitor may decide about a running assignment, whoever has the next word. */
const Decisions = ({ item, ...common }: Common & { readonly item: AssignmentItem }) => (
  <>
    {(item.redoDueOn ?? item.dueOn) === null ? null : (
      <Action {...common} kind="grantExtension" title="Điều chỉnh thời hạn" button="Đồng ý điều chỉnh">
        <DayField name="due" label="Thời hạn mới" required={item.askedOn === null} />
        {item.askedOn === null ? null : <p class="help">Không ghi ngày thì lấy thời hạn đơn vị đề nghị.</p>}
        <Area name="note" label="Ý kiến" max={MAX_REASON} />
        <Decision />
      </Action>
    )}
    {item.askedOn === null ? null : (
      <Action {...common} kind="refuseExtension" title="Không đồng ý điều chỉnh thời hạn" button="Không đồng ý">
        <Area name="reason" label="Lý do" required max={MAX_REASON} />
        <Decision />
      </Action>
    )}
    {item.suspendedAt === null ? (
      <Action {...common} kind="suspend" title="Tạm dừng" button="Tạm dừng">
        <Area name="reason" label="Lý do" required max={MAX_REASON} />
        <Decision />
      </Action>
    ) : (
      <Action {...common} kind="resume" title="Tiếp tục" button="Tiếp tục thực hiện">
        <Area name="note" label="Ý kiến" max={MAX_REASON} />
        <Decision />
      </Action>
    )}
    <Action {...common} kind="cancel" title="Không giao nữa" button="Không giao nữa">
      <Area name="reason" label="Lý do" required max={MAX_REASON} />
      <Decision />
    </Action>
  </>
);

const Reopen = (common: Common) => (
  <Action {...common} kind="reopen" title="Hủy xác nhận nhầm" button="Hủy xác nhận">
    <Area name="reason" label="Lý do" required max={MAX_REASON} />
  </Action>
);

const Decision = () => (
  <div class="fields">
    <Field name="number" label="Số, ký hiệu văn bản" max={MAX_NUMBER} />
    <DayField name="issuedOn" label="Ngày văn bản" />
  </div>
);
