// Open questions, under the directives they belong to, each with its id and its words.
import type { QuestionRow } from '../../journal/rows.ts';
import { dateText } from '../../messages/dates.ts';
import { dayAt } from '../../rules/day.ts';
import { hanging } from '../table.ts';

export function questionsView(questions: readonly QuestionRow[]): string {
  const directives = new Set(questions.map(({ directive }) => directive));
  const [answerable] = questions.filter(({ origin, answeredAt }) => origin === 'fact' && answeredAt === null);
  return [
    ...[...directives].flatMap((id) => [
      id,
      ...questions.filter(({ directive }) => directive === id).map(questionView),
    ]),
    ...(answerable === undefined
      ? []
      : ['', 'Trả lời: dondoc answer VĂN-BẢN MÃ-CÂU-HỎI "câu trả lời" (thêm --due NGÀY nếu là một thời hạn)']),
  ].join('\n');
}

function questionView({ id, askedAt, words, answer, origin }: QuestionRow): string {
  return [
    `  ${id}  (hỏi ngày ${dateText(dayAt(askedAt))}${origin === 'journal' ? '; sửa trong danh bạ' : ''})`,
    hanging('      ', words),
    ...(answer === null ? [] : [hanging('      → ', answer)]),
  ].join('\n');
}
