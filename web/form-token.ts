// Forms carry a token that only this process can make, so that another site cannot post them in the reader's name.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const secret = randomBytes(32);
const HOUR_MS = 3_600_000;
/** A page may stay open over a working day before its forms are posted. */
const VALID_HOURS = 12;

const sign = (hour: number): string => createHmac('sha256', secret).update(`form/${hour}`).digest('hex');

export const formToken = (now: number = Date.now()): string => sign(Math.floor(now / HOUR_MS));

export function isFormToken(given: string, now: number = Date.now()): boolean {
  const hour = Math.floor(now / HOUR_MS);
  const bytes = Buffer.from(given);
  return Array.from({ length: VALID_HOURS }, (_, back) => Buffer.from(sign(hour - back))).some(
    (known) => known.length === bytes.length && timingSafeEqual(known, bytes),
  );
}
