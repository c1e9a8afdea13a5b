#!/usr/bin/env node
// The dondoc command. Human text on a terminal, --json for programs; exit codes stand in exit.ts.
import { Command, CommanderError } from 'commander';
import { projectVersion } from '../infra/paths.ts';
import { registerAudit } from './commands/audit.ts';
import { registerCalendar } from './commands/calendar.ts';
import { registerChase } from './commands/chase.ts';
import { registerDue } from './commands/due.ts';
import { registerCheck } from './commands/check.ts';
import { registerDeploy } from './commands/deploy.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerImport } from './commands/import.ts';
import { registerParked } from './commands/parked.ts';
import { registerPolicy } from './commands/policy.ts';
import { registerProcesses } from './commands/processes.ts';
import { registerQuestions } from './commands/questions.ts';
import { registerRead } from './commands/read.ts';
import { registerSchema } from './commands/schema.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerDrafts } from './commands/drafts.ts';
import { registerRecover } from './commands/recover.ts';
import { registerSources } from './commands/sources.ts';
import { registerSplit } from './commands/split.ts';
import { registerStatus } from './commands/status.ts';
import { registerSubmit } from './commands/submit.ts';
import { registerUp } from './commands/up.ts';
import { errorText, EXIT, exitCodeOf } from './exit.ts';
import { inVietnamese } from './usage.ts';

const COMMANDS = [
  registerRead,
  registerSplit,
  registerCheck,
  registerDue,
  registerCalendar,
  registerPolicy,
  registerSimulate,
  registerDeploy,
  registerImport,
  registerChase,
  registerStatus,
  registerSubmit,
  registerQuestions,
  registerParked,
  registerDrafts,
  registerSources,
  registerAudit,
  registerRecover,
  registerSchema,
  registerDoctor,
  registerUp,
  registerProcesses,
] as const;

function program(): Command {
  const dondoc = new Command('dondoc')
    .description('đôn đốc việc thực hiện văn bản chỉ đạo (see that what was ordered gets done)')
    .version(projectVersion, '-V, --version', 'xem phiên bản')
    .showHelpAfterError('(cách dùng: dondoc --help)');
  for (const register of COMMANDS) register(dondoc);
  return inVietnamese(dondoc);
}

async function main(): Promise<number> {
  try {
    await program().parseAsync(process.argv);
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    // Commander has printed its own message; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const text = errorText(error);
    if (text !== '') process.stderr.write(`${text}\n`);
    return exitCodeOf(error);
  }
}

// A reader that has seen enough (`dondoc status | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

const code = await main();
// What was written must have left: a pipe takes 64 KB at a time, and the rest would be cut off.
for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
// Exits rather than waits: a native Temporal connection may keep the process alive for a while after it was closed.
process.exit(code);
