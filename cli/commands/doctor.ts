// dondoc doctor: what is there and what is missing.
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import { followerState } from '../../journal/followers.ts';
import { ping } from '../../journal/health.ts';
import { openJournal } from '../../journal/journal.ts';
import type { QueueState } from '../../journal/notices.ts';
import { queueState } from '../../journal/notices.ts';
import { instantText } from '../../messages/dates.ts';
import { addresses } from '../config.ts';
import { errorText, EXIT, Exit } from '../exit.ts';
import { dataOption, jsonOption } from '../options.ts';
import { table } from '../table.ts';

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly what: string;
}

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('kiểm tra từng phần của hệ thống (what is there, what is missing)')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data, json }: { data?: string; json?: boolean }) => {
      const { temporal, database } = await addresses(data);
      const findings = [await look('Temporal', () => askTemporal(temporal)), ...(await askJournal(database))];
      if (json === true) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
      else
        process.stdout.write(
          `${table(
            ['phần', '', 'chi tiết'],
            findings.map(({ part, ok, what }) => [part, ok ? 'được' : 'THIẾU', what]),
          )}\n`,
        );
      if (findings.some(({ ok }) => !ok)) throw new Exit(EXIT.away);
    });
}

async function look(part: string, ask: () => Promise<string>): Promise<Finding> {
  try {
    return { part, ok: true, what: await ask() };
  } catch (error) {
    return { part, ok: false, what: errorText(error).split('\n')[0] ?? '' };
  }
}

async function askTemporal(address: string): Promise<string> {
  const { connectTemporal, temporalAnswers } = await import('../../engine/temporal.ts');
  await using temporal = await connectTemporal({ address });
  if (!(await temporalAnswers(temporal.client))) throw new DondocError('engineAway', { where: address });
  return address;
}

async function askJournal(url: string): Promise<readonly Finding[]> {
  const opened = await openJournal(url, { max: 1 }).catch((error: unknown) => error);
  if (!(opened instanceof Object && 'pool' in opened)) {
    return [{ part: 'PostgreSQL', ok: false, what: errorText(opened).split('\n')[0] ?? '' }];
  }
  const journal = opened as Awaited<ReturnType<typeof openJournal>>;
  try {
    return [
      await look('PostgreSQL', async () => {
        const { server, facts, migration } = await ping(journal);
        return `${server}, ${facts} sự kiện, ${migration ?? 'chưa có bảng'}`;
      }),
      await look('Thư chờ gửi', async () => queueText(await queueState(journal))),
      await look('Phát lên Kafka', async () => relayText((await followerState(journal, 'kafka')).behind)),
    ];
  } finally {
    await journal.close();
  }
}

const queueText = ({ queued, urgent, failed, draft, unaddressed, oldestAt }: QueueState): string =>
  [
    `${queued} chờ gửi${oldestAt === null ? '' : `, cũ nhất từ ${instantText(oldestAt)}`} (${urgent} gấp)`,
    `${failed} gửi không được`,
    `${draft} dự thảo chờ người gửi`,
    `${unaddressed} chưa có địa chỉ`,
  ].join('; ');

const relayText = (behind: number): string =>
  behind === 0 ? 'đã phát hết' : `còn ${behind} sự kiện chưa phát (chỉ phát khi chạy cùng Kafka)`;
