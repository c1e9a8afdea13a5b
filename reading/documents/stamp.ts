// Stamps of secrecy outside the head's own lines: drawn as a box, or set in the head of every page.
import { DondocError } from '../../contracts/errors.ts';
import { SECRECY } from '../vocabulary/kinds.ts';

/** @throws DondocError secretDocument where the words are a stamp of secrecy and nothing else */
export function refuseStamp(words: string, what: string): void {
  const bare = words
    .replace(/[^\p{L} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .normalize('NFC');
  const stamp = SECRECY.find((one) => one === bare);
  if (stamp !== undefined) throw new DondocError('secretDocument', { what: stamp, where: what });
}
