// One assignment: what it is, what has happened, who was told, and what can be said about it.
import { groupBy } from '../../contracts/group.ts';
import type { RecordedFact } from '../../journal/facts.ts';
import type { NoticeRow } from '../../journal/notices.ts';
import type { AssignmentTimeline } from '../../journal/status.ts';
import { dayFromText, instantText, weekdayDateText } from '../../messages/dates.ts';
import { capital, quoted } from '../../messages/line.ts';
import { FORM_WORDS, periodText } from '../../messages/words.ts';
import { noticeDirective } from '../directive-words.ts';
import { isTold, saidBy, tell } from '../story.ts';
import type { View } from '../view.ts';
import { directiveLink, dutyTitle, lastDayWords, NOTICE_STATES, roleWords, shortName, unitLink } from '../words.ts';
import { Actions } from './actions.tsx';
import { page } from './frame.tsx';
import { personWords } from './notices.tsx';
import { State } from './state.tsx';

/** `names`: of persons by id, for those who acted. */
export function assignmentPageView(
  timeline: AssignmentTimeline,
  names: ReadonlyMap<string, string>,
  view: View,
): string {
  const { assignment, duty, directive } = timeline;
  const named = noticeDirective(directive);
  return page({
    title: dutyTitle(assignment.dutyTitle, assignment.duty),
    view,
    at: '/',
    path: [
      ['/', 'Văn bản'],
      [directiveLink(directive.id), shortName(named)],
    ],
    children: (
      <>
        <div class="card">
          <dl class="facts">
            <dt>Đơn vị</dt>
            <dd>
              <a href={unitLink(assignment.unit)}>{assignment.unitName ?? assignment.unit}</a>
            </dd>
            <dt>Tình trạng</dt>
            <dd>
              <State item={assignment} now={view.now} />
            </dd>
            <dt>Thời hạn</dt>
            <dd>
              <Deadline timeline={timeline} />
            </dd>
            {assignment.handedTo === null ? null : (
              <>
                <dt>Bộ phận thực hiện</dt>
                <dd>{assignment.handedTo}</dd>
              </>
            )}
            {periodText(assignment.period) === null ? null : (
              <>
                <dt>Kỳ</dt>
                <dd>{periodText(assignment.period)}</dd>
              </>
            )}
            <dt>Nội dung</dt>
            <dd>
              {quoted(duty?.quote ?? null)}{' '}
              {duty?.place === null ? null : <span class="soft">{`(${duty?.place ?? ''})`}</span>}
            </dd>
            <dt>Mã việc</dt>
            <dd class="code">{assignment.id}</dd>
          </dl>
        </div>
        <Actions timeline={timeline} token={view.token} />
        <h2>Diễn biến</h2>
        <Story timeline={timeline} names={names} />
      </>
    ),
  });
}

function Deadline({ timeline: { assignment, duty } }: { readonly timeline: AssignmentTimeline }) {
  const due = dayFromText(assignment.dueOn);
  const redo = dayFromText(assignment.redoDueOn);
  const asked = dayFromText(assignment.askedOn);
  const words = quoted(duty?.timeText ?? null);
  return (
    <>
      {words === null ? null : <>{words}. </>}
      {due === null ? 'Văn bản chưa ấn định ngày cụ thể.' : lastDayWords(assignment.basis, due, duty?.timeText ?? null)}
      {asked === null ? null : <div>{`Đơn vị đề nghị điều chỉnh đến ${weekdayDateText(asked)}.`}</div>}
      {redo === null ? null : <div>{`Phải gửi lại chậm nhất ${weekdayDateText(redo)}.`}</div>}
    </>
  );
}

/** Facts in order, each with the notices it caused. */
function Story({
  timeline: { facts, notices },
  names,
}: {
  readonly timeline: AssignmentTimeline;
  readonly names: ReadonlyMap<string, string>;
}) {
  const bySeq = groupBy(notices, ({ seq }) => seq);
  return (
    <ol class="story">
      {facts
        .filter(({ fact }) => isTold(fact))
        .map((recorded) => (
          <Event key={recorded.seq} recorded={recorded} notices={bySeq.get(recorded.seq) ?? []} names={names} />
        ))}
    </ol>
  );
}

interface EventProps {
  readonly recorded: RecordedFact;
  readonly notices: readonly NoticeRow[];
  readonly names: ReadonlyMap<string, string>;
}

function Event({ recorded: { fact }, notices, names }: EventProps) {
  const { title, lines } = tell(fact);
  const by = saidBy(fact.input, names);
  return (
    <li>
      <p>
        <strong>{title}</strong> <span class="soft small">{instantText(fact.at)}</span>
      </p>
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
      {by === null ? null : <p class="soft small">{capital(by)}</p>}
      {notices.length === 0 ? null : (
        <ul>
          {notices.map((notice) => (
            <li key={notice.id}>
              {`${FORM_WORDS[notice.form].vi}: ${personWords(notice)} `}
              <span class="soft">{`(${roleWords(notice.role, notice.post)}), ${sending(notice)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const sending = ({ state, sentAt }: NoticeRow): string =>
  state === 'sent' && sentAt !== null ? `đã gửi lúc ${instantText(sentAt)}` : NOTICE_STATES[state];
