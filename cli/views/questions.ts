// Open questions, under the directives they belong to, each with its id and its words.
import type { QuestionRow } from '../../journal/rows.ts';
import { dateText } from '../../messages/dates.ts';
import { dayAt } from '../../rules/day.ts';
import { QUESTION_WORDS } from '../../web/words.ts';
import { hanging } from '../table.ts';

export function questionsView(questions: readonly QuestionRow[]): string {
  const directives = new Set(questions.map(({ directive }) => directive));
  const [answerable] = questions.filter(({ origin, answeredAt }) => origin === 'fact' && answeredAt === null);
  return [
    ...[...directives].flatMap((id) => [
      id,
      ...questions.filter(({ directive }) => directive === id).map(questionView),
    ]),
    ...(answerable === undefined ? [] : ['', 'Trả lời: dondoc answer VĂN-BẢN MÃ-CÂU-HỎI "câu trả lời" [--due NGÀY]']),
  ].join('\n');
}

function questionView({ id, kind, askedAt, words, answer }: QuestionRow): string {
  const { asks, help } = QUESTION_WORDS[kind];
  return [
    `  ${id.includes(' ') ? `"${id}"` : id}  (hỏi ngày ${dateText(dayAt(askedAt))})`,
    hanging('      ', `${asks}: "${words}". ${answer === null ? help : ''}`.trimEnd()),
    ...(answer === null ? [] : [hanging('      → ', answer)]),
  ].join('\n');
}
