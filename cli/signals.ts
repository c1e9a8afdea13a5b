// Ctrl-C and SIGTERM: the first asks to drain, the second ends at once.
import { EXIT } from './exit.ts';

/** Resolves with null when somebody asks the process to stop. */
export function askedToStop(): Promise<null> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(EXIT.fault);
        asked = true;
        resolve(null);
      });
    }
  });
}
