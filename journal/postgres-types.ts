// How PostgreSQL's values arrive: instants as milliseconds, days as YYYY-MM-DD, whole numbers as numbers. Set for our pool only, never
// in the driver's global table.
import pg from 'pg';
import type { CustomTypesConfig } from 'pg';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}

/** What sessions in UTC are sent: "2026-07-01 00:00:00.5+00". */
const UTC_TEXT = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d{1,6})?\+00$/;

/** "2026-07-01 07:00:00.5+07" or "...+05:30": ISO 8601 but for the space and the short offset. */
function instant(text: string): number {
  const utc = UTC_TEXT.exec(text);
  if (utc !== null) {
    const [, year, month, day, hour, minute, second, fraction] = utc;
    const whole = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    // Digits, not arithmetic: 0.569 * 1000 is less than 569.
    return whole + Number((fraction ?? '').slice(1, 4).padEnd(3, '0'));
  }
  const value = Date.parse(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
  if (Number.isNaN(value)) throw new RangeError(`${text} is not an instant`);
  return value;
}

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: safeInteger,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: instant,
};

/** The pool's `types` setting. */
export const postgresTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS[oid]) ??
    pg.types.getTypeParser(oid, format as 'text')) as CustomTypesConfig['getTypeParser'],
};
