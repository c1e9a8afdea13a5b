// A dead letter: a message that cannot become an input, as it came, with where it stood and why in headers.
import { DondocError, messageOf } from '../contracts/errors.ts';
import type { ErrorCode, ErrorDetails } from '../contracts/errors.ts';
import { formatInstant } from '../contracts/rfc3339.ts';
import type { LogBatch, LogMessage, OutMessage } from './event-log.ts';

/** A reason stands in a header: enough for a person, no more. */
const MAX_REASON = 1_000;

/** `unexpected`: dondoc's own fault; the message is kept all the same. */
export interface Refusal {
  readonly code: ErrorCode | 'unexpected';
  readonly details: ErrorDetails;
}

export const refusalOf = (error: unknown): Refusal =>
  error instanceof DondocError ? { code: error.code, details: error.details } : { code: 'unexpected', details: {} };

/** The letter for the queue; headers of an earlier stay there are replaced. */
export function deadLetter({ topic, partition }: LogBatch, message: LogMessage, refusal: Refusal): OutMessage {
  const kept: Record<string, string | Buffer | (string | Buffer)[]> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && value !== null)
      kept[name] = Array.isArray(value) ? [...value] : (value as string | Buffer);
  }
  const headers = {
    ...kept,
    'dlq-topic': topic,
    'dlq-partition': String(partition),
    'dlq-offset': message.offset,
    'dlq-appended-at': formatInstant(message.appendedAt),
    'dlq-code': refusal.code,
    'dlq-reason': reasonOf(refusal, 'vi'),
    'dlq-reason-en': reasonOf(refusal, 'en'),
  };
  return { key: message.key, value: message.value, headers };
}

function reasonOf({ code, details }: Refusal, language: 'vi' | 'en'): string {
  if (code !== 'unexpected') return messageOf(code, details, language).slice(0, MAX_REASON);
  return language === 'vi' ? 'Lỗi của hệ thống khi đọc sự kiện.' : 'dondoc failed on this event.';
}
