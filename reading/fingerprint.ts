// A short stable hash (FNV-1a, 64 bits in two halves of 32) for ids: no secret depends on it, and it needs no library.

const OFFSET_HIGH = 0xcbf29ce4;
const OFFSET_LOW = 0x84222325;
/** The 64-bit FNV prime is 2^40 + 0x1b3: the low half is multiplied by 0x1b3, and shifted by 8 into the high half. */
const PRIME_LOW = 0x1b3;

/** FNV-1a of the UTF-16 units of `text`, 16 hexadecimal digits. */
export function fingerprint(text: string): string {
  let high = OFFSET_HIGH;
  let low = OFFSET_LOW;
  for (let i = 0; i < text.length; i += 1) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    const product = low * PRIME_LOW;
    const carry = Math.floor(product / 0x1_0000_0000);
    high = (Math.imul(high, PRIME_LOW) + (low << 8) + carry) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
