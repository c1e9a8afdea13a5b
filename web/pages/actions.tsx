// What a person can say about an assignment now. Only what makes sense is offered; whatever else comes, the lot refuses.
import type { ComponentChildren } from 'preact';
import type { AssignmentTimeline } from '../../journal/status.ts';
import { assignmentLink } from '../words.ts';
import { Area, DayField, Field, Form } from './form.tsx';

const MAX_REASON = 4_000;
const MAX_TEXT = 20_000;
const MAX_NUMBER = 100;

interface ActionsProps {
  readonly timeline: AssignmentTimeline;
  readonly token: string | null;
}

export function Actions({ timeline: { assignment, directive }, token }: ActionsProps) {
  const { status, ladder, acknowledged, id } = assignment;
  if (token === null || status === 'done' || status === 'ended' || directive.closedAt !== null) return null;
  const common = { action: assignmentLink(id), token };
  const waits = status === 'submitted' || status === 'declined';
  return (
    <section aria-labelledby="cap-nhat">
      <h2 id="cap-nhat">Cập nhật</h2>
      {waits ? <Monitor {...common} declined={status === 'declined'} /> : null}
      {!waits && ladder === 'review' ? <Minutes {...common} /> : null}
      {!waits && ladder !== 'review' ? <Unit {...common} acknowledged={acknowledged} /> : null}
    </section>
  );
}

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
