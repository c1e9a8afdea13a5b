// What only a person can settle.
import type { QuestionRow } from '../../journal/rows.ts';
import { instantText } from '../../messages/dates.ts';
import { countText } from '../../messages/numbers.ts';
import type { View } from '../view.ts';
import { directiveLink, QUESTION_WORDS } from '../words.ts';
import { Area, DayField, Form } from './form.tsx';
import { page } from './frame.tsx';

const MAX_ANSWER = 4_000;
/** Answered first come, first served; the rest appears as these are settled. */
const MAX_SHOWN = 100;

/** `names`: of the directives, by id. */
export function questionsPage(
  questions: readonly QuestionRow[],
  names: ReadonlyMap<string, string>,
  view: View,
): string {
  const shown = questions.slice(0, MAX_SHOWN);
  const rest = questions.length - shown.length;
  return page({
    title: 'Câu hỏi chờ trả lời',
    view,
    at: '/cau-hoi',
    children: (
      <>
        {shown.length === 0 ? <p class="card">Không có câu hỏi nào đang chờ.</p> : null}
        {shown.map((question) => (
          <Question
            key={`${question.directive}/${question.id}`}
            question={question}
            name={names.get(question.directive) ?? question.directive}
            token={view.token}
          />
        ))}
        {rest > 0 ? (
          <p class="soft">{`Còn ${countText(rest)} câu hỏi, hiện khi các câu trên đã được trả lời.`}</p>
        ) : null}
      </>
    ),
  });
}

interface QuestionProps {
  readonly question: QuestionRow;
  readonly name: string;
  readonly token: string | null;
}

function Question({ question: { directive, id, kind, words, askedAt, origin }, name, token }: QuestionProps) {
  const { asks, help } = QUESTION_WORDS[kind];
  // A vacant post is settled by the directory, not by words.
  const answered = token !== null && origin === 'fact';
  return (
    <section class="card" aria-label={`${asks}: ${words}`}>
      <p class="small soft">
        <a href={directiveLink(directive)}>{name}</a>, hỏi lúc {instantText(askedAt)}
      </p>
      <h2>{asks}</h2>
      <blockquote>{`“${words}”`}</blockquote>
      <p>{help}</p>
      {answered ? (
        <Form action="/cau-hoi" token={token} button="Trả lời" hidden={{ directive, question: id }}>
          <Area name="answer" label="Trả lời" required max={MAX_ANSWER} />
          <DayField name="due" label="Ngày, nếu câu trả lời là một ngày" />
        </Form>
      ) : null}
    </section>
  );
}
