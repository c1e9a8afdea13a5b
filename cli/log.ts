// One logger for the process: a line of JSON each, or readable lines on a terminal. No personal data: ids only.
import type { Logger } from 'pino';
import { pino } from 'pino';

export const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** `DONDOC_LOG` sets the level; a terminal gets readable lines on stderr, everything else JSON on stderr. */
export function openLogger(fallback: (typeof LEVELS)[number], env: NodeJS.ProcessEnv = process.env): Logger {
  const asked = LEVELS.find((level) => level === env['DONDOC_LOG']);
  const options = { level: asked ?? fallback, base: { service: 'dondoc' } };
  if (!process.stderr.isTTY) return pino(options, pino.destination(2));
  return pino({
    ...options,
    transport: { target: 'pino-pretty', options: { destination: 2, ignore: 'service,pid,hostname' } },
  });
}
