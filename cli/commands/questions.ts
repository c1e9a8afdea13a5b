// dondoc questions, dondoc answer: what only a person can settle.
import type { Command } from 'commander';
import type { Day } from '../../contracts/time.ts';
import { CLI_SOURCE, deskInput } from '../../engine/desk.ts';
import { recordedSoon } from '../../engine/recorded.ts';
import { listQuestions } from '../../journal/status.ts';
import { dayText } from '../../rules/day.ts';
import { withEngine, withJournal } from '../connect.ts';
import { EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption, parseDay } from '../options.ts';
import { questionsView } from '../views/questions.ts';
import { answerText, isRefused } from './submit.ts';

export function registerQuestions(program: Command): void {
  program
    .command('questions')
    .description('câu hỏi đang chờ người trả lời (open questions)')
    .argument('[directive]', 'mã văn bản')
    .option('--all', 'cả câu đã trả lời')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(
      async (directive: string | undefined, { all, data, json }: { all?: boolean; data?: string; json?: boolean }) => {
        const filter = { all: all ?? false, ...(directive === undefined ? {} : { directive }) };
        const questions = await withJournal(data, (journal) => listQuestions(journal, filter));
        if (json === true) return void process.stdout.write(`${JSON.stringify(questions, null, 2)}\n`);
        process.stdout.write(`${questions.length === 0 ? 'Không có câu hỏi nào.' : questionsView(questions)}\n`);
      },
    );

  program
    .command('answer')
    .description('trả lời một câu hỏi (answer a question)')
    .argument('<directive>', 'mã văn bản')
    .argument('<question>', 'mã câu hỏi, như dondoc questions in ra')
    .argument('<answer>', 'câu trả lời')
    .option('--due <day>', 'ngày cuối cùng trong hạn, nếu câu trả lời là một ngày', parseDay)
    .option('--id <id>', 'mã sự kiện: gửi lại cùng mã thì không có gì thay đổi')
    .addOption(dataOption())
    .action(
      async (
        directive: string,
        question: string,
        words: string,
        options: { due?: Day; id?: string; data?: string },
      ) => {
        const due = options.due === undefined ? null : dayText(options.due);
        const input = deskInput({
          source: CLI_SOURCE,
          kind: 'answer',
          data: { directive, question, answer: words, due },
          id: options.id ?? null,
          occurredAt: null,
          now: Date.now(),
        });
        const { result, recorded } = await withEngine(options.data, async ({ engine, journal }) => {
          const answered = await engine.act(input);
          return { result: answered, recorded: await recordedSoon(journal, input, answered) };
        });
        process.stdout.write(`${answerText(result, recorded, input.target)}\n`);
        if (isRefused(result)) throw new Exit(EXIT.refused);
      },
    );
}
