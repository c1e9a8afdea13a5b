// One assignment: what it is, what has happened, who was told, and what can be said about it.
import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { Fact } from '../../contracts/fact.ts';
import type { AssignmentTimeline } from '../../journal/status.ts';
import { dayFromText, instantText } from '../../messages/dates.ts';
import { explainBasis } from '../../messages/explain.ts';
import { FORM_WORDS, kindName, periodText } from '../../messages/words.ts';
import { formToken } from '../form-token.ts';
import { directiveLink, dueText, FACT_WORDS, NOTICE_STATES, standing, unitLink } from '../words.ts';
import { page, Rows } from './layout.tsx';

export function assignmentPageView(timeline: AssignmentTimeline, local: boolean, said: string | null): string {
  const { assignment, duty, directive, facts, notices } = timeline;
  const due = dayFromText(assignment.dueOn);
  return page({
    title: assignment.dutyTitle ?? assignment.duty,
    local,
    children: (
      <>
        {said === null ? null : <p role="status">{said}</p>}
        <dl>
          <dt>Đơn vị</dt>
          <dd>
            <a href={unitLink(assignment.unit)}>{assignment.unitName ?? assignment.unit}</a>
          </dd>
          <dt>Văn bản</dt>
          <dd>
            <a href={directiveLink(directive.id)}>{`${kindName(directive.kind)} số ${directive.number ?? '?'}`}</a>{' '}
            {duty?.place}
          </dd>
          <dt>Nội dung</dt>
          <dd>{duty?.quote}</dd>
          <dt>Kỳ</dt>
          <dd>{periodText(assignment.period) ?? 'một lần'}</dd>
          <dt>Hạn</dt>
          <dd>
            {dueText(assignment)}
            {due === null ? null : <span class="soft">{` ${explainBasis(assignment.basis, due).vi}`}</span>}
          </dd>
          <dt>Tình trạng</dt>
          <dd>{standing(assignment)}</dd>
          <dt>Mã việc</dt>
          <dd>{assignment.id}</dd>
        </dl>
        <h2>Diễn biến</h2>
        <ol class="timeline">
          {facts.map(({ seq, fact }) => (
            <li key={seq}>
              {FACT_WORDS[fact.type]} <span class="soft">{instantText(fact.at)}</span>
              {detail(fact) === '' ? null : <div>{detail(fact)}</div>}
            </li>
          ))}
        </ol>
        <Rows
          caption="Đã báo cho ai"
          rows={notices}
          columns={[
            { name: 'Lúc', cell: ({ createdAt }) => instantText(createdAt) },
            { name: 'Thông báo', cell: ({ form }) => FORM_WORDS[form].vi },
            { name: 'Người nhận', cell: ({ personName, person }) => personName ?? person ?? 'chưa có người' },
            { name: 'Gửi', cell: ({ state }) => NOTICE_STATES[state] },
          ]}
        />
        {local && assignment.status !== 'done' && assignment.status !== 'ended' ? <Forms timeline={timeline} /> : null}
      </>
    ),
  });
}

function detail(fact: Fact): string {
  switch (fact.type) {
    case 'assignment.submitted':
      return [fact.body.document?.number ?? '', fact.body.text, fact.body.late ? '(quá hạn)' : '(đúng hạn)']
        .filter((part) => part !== '')
        .join(' ');
    case 'assignment.declined':
    case 'assignment.returned':
      return fact.body.reason;
    case 'assignment.acknowledged':
    case 'assignment.confirmed':
    case 'review.held':
      return fact.body.note;
    default:
      return '';
  }
}

/** The forms that make sense now. Each has an id of its own, so that a double click is one input. */
function Forms({ timeline: { assignment } }: { readonly timeline: AssignmentTimeline }) {
  const waits = assignment.status === 'submitted' || assignment.status === 'declined';
  return (
    <>
      <h2>Cập nhật</h2>
      {assignment.ladder === 'review' ? (
        <Form id={assignment.id} kind="minutes" title="Biên bản họp">
          <Field name="heldOn" label="Ngày họp" type="date" required />
          <Field name="number" label="Số, ký hiệu biên bản" />
        </Form>
      ) : null}
      {!waits && assignment.ladder !== 'review' ? (
        <>
          {assignment.acknowledged ? null : (
            <Form id={assignment.id} kind="acknowledge" title="Xác nhận đã tiếp nhận" />
          )}
          <Form id={assignment.id} kind="report" title="Báo cáo kết quả">
            <Area name="text" label="Nội dung" />
            <Field name="number" label="Số, ký hiệu văn bản" />
            <Field name="issuedOn" label="Ngày văn bản" type="date" />
          </Form>
          <Form id={assignment.id} kind="decline" title="Không thuộc trách nhiệm">
            <Area name="reason" label="Lý do" required />
          </Form>
        </>
      ) : null}
      {waits ? (
        <>
          <Form id={assignment.id} kind="confirm" title="Xác nhận" />
          <Form id={assignment.id} kind="return" title="Trả lại">
            <Area name="reason" label="Lý do" required />
            <Field name="redoBy" label="Làm lại chậm nhất ngày" type="date" />
          </Form>
        </>
      ) : null}
    </>
  );
}

function Form(props: {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <form method="post" action={`/viec/${props.id}`}>
      <fieldset>
        <legend>{props.title}</legend>
        <input type="hidden" name="token" value={formToken()} />
        <input type="hidden" name="id" value={randomUUID()} />
        <input type="hidden" name="kind" value={props.kind} />
        {props.children}
        <button type="submit">{props.title}</button>
      </fieldset>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date';
  readonly required?: boolean;
}

const Field = ({ name, label, type = 'text', required = false }: FieldProps) => (
  <label>
    {label}
    {type === 'date' ? (
      <input name={name} type="date" required={required} />
    ) : (
      <input name={name} required={required} />
    )}
  </label>
);

const Area = ({ name, label, required = false }: FieldProps) => (
  <label>
    {label}
    <textarea name={name} rows={3} required={required} />
  </label>
);
