// How the command ends. Programs rely on these numbers; docs/reference/cli.md lists them.
import { DondocError } from '../contracts/errors.ts';
import { LocalStackError } from '../infra/errors.ts';
import { hasReason, reasonWords } from './reason.ts';

export const EXIT = {
  ok: 0,
  /** What was asked cannot be done as it stands: a plan that cannot be deployed, an input that was refused, a broken audit. */
  refused: 1,
  /** Wrong use of the command, or a file that is not what it should be. */
  usage: 2,
  /** A part of the stack cannot be reached; trying again may help. */
  away: 3,
  /** A fault of dondoc itself. */
  fault: 70,
} as const;

/** The command ends with this code; what there was to say has been said. */
export class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.name = 'Exit';
    this.code = code;
  }
}

/** What an error means for the exit code. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Exit) return error.code;
  if (error instanceof DondocError) return error.retryable ? EXIT.away : error.http === 400 ? EXIT.usage : EXIT.refused;
  if (error instanceof LocalStackError || unusable(error) !== null) return EXIT.refused;
  return EXIT.fault;
}

/** What a person reads when a command fails: the catalogue's words in both languages; for a fault of ours, the stack as well. */
export function errorText(error: unknown): string {
  if (error instanceof Exit) return '';
  if (error instanceof DondocError) return `${error.vi}\n${error.message} [${error.code}]`;
  if (error instanceof LocalStackError) return `${error.vi}\n${error.en} [${error.code}]`;
  const what = unusable(error);
  if (what !== null)
    return `Không dùng được ${what}: ${reasonWords(error)}.\n${what} cannot be used: ${reasonWords(error)}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The path or address that the system refused, such as a folder for caches; null where the error is of another kind. */
function unusable(error: unknown): string | null {
  if (!(error instanceof Error) || !hasReason(error)) return null;
  const { path, address } = error as NodeJS.ErrnoException & { readonly address?: string };
  return path ?? address ?? null;
}
