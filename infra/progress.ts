/**
 * Telling people what takes long: one line when a step ends, and while it runs an updating line on a terminal or,
 * in a log, a line every quarter of a minute.
 */

/** What a step is called, for people. */
export interface StepLabel {
  readonly vi: string;
  readonly en: string;
}

/** Lets a running step say where it is, in a few words. */
export type Note = (detail: string) => void;

export interface Progress {
  /** Runs `work` as a named step and gives its result; a failure is shown and thrown on. */
  step<T>(label: StepLabel, work: (note: Note) => Promise<T>): Promise<T>;
}

/** For tests and programs: says nothing. */
export const silentProgress: Progress = {
  step: async (_label, work) => await work(() => {}),
};

export interface ConsoleProgressOptions {
  readonly language?: 'vi' | 'en';
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** A log gets a sign of life this often. */
const LOG_INTERVAL_MS = 15_000;
const TERMINAL_INTERVAL_MS = 250;
const MAX_DETAIL = 60;
const CLEAR_LINE = '\r\u001b[2K';

function seconds(since: number): number {
  return (Date.now() - since) / 1000;
}

/** Progress on standard error (standard output is for results). */
export function consoleProgress(options: ConsoleProgressOptions = {}): Progress {
  const { language = 'vi', stream = process.stderr } = options;
  const terminal = stream.isTTY === true;
  const failed = language === 'vi' ? 'không được' : 'failed';
  return {
    step: async (label, work) => {
      const name = label[language];
      const started = Date.now();
      let detail = '';
      const line = (): string => `  … ${name} ${Math.floor(seconds(started))} s${detail === '' ? '' : ` (${detail})`}`;
      const timer = setInterval(
        () => stream.write(terminal ? CLEAR_LINE + line() : `${line()}\n`),
        terminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS,
      );
      timer.unref();
      const end = (mark: string, word: string): void => {
        clearInterval(timer);
        stream.write(`${terminal ? CLEAR_LINE : ''}  ${mark} ${name}${word} (${seconds(started).toFixed(1)} s)\n`);
      };
      try {
        const result = await work((text) => {
          detail = text.slice(0, MAX_DETAIL);
        });
        end('✓', '');
        return result;
      } catch (error) {
        end('✗', `: ${failed}`);
        throw error;
      }
    },
  };
}
