// Deflated bytes, unpacked step by step so that what unpacks to gigabytes is refused before it has taken memory.
import { Inflate } from 'fflate';

/** Deflate makes at most 1032 bytes of one, so each step is bounded too. */
const STEP_BYTES = 16 * 1024;

/** Unpacks raw deflate up to `limit` bytes; null where there are more. What the library throws at damaged data goes on to the caller. */
export function inflated(packed: Uint8Array, limit: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const inflate = new Inflate((chunk, last) => {
    chunks.push(chunk);
    length += chunk.length;
    ended ||= last;
  });
  for (let at = 0; at < packed.length && length <= limit; at += STEP_BYTES)
    inflate.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  if (length > limit) return null;
  if (!ended) throw new Error('the packed data end too early');
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
