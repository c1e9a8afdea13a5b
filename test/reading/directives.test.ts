// Invented directives of other issuers, laid out and numbered in other ways, with what a careful reader finds in them written beside each:
// the head (number | kind | issuer | day), then each duty in order (units in charge | kind | time | with whom).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';
import { readDirective } from '../../reading/read.ts';
import { foldSpelling } from '../../reading/spelling.ts';
import { lineOf } from './line.mjs';

const folder = join(projectRoot, 'test', 'reading', 'directives');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length))
  .sort();

describe('a directive of another issuer', () => {
  test.each(names)('%s is read as a careful reader does', (name) => {
    const { directive, obligations } = readDirective(readFileSync(join(folder, `${name}.txt`), 'utf8'));
    const { number, kind, issuer, issuedOn } = directive;
    const [head = '', ...duties] = readFileSync(join(folder, `${name}.expected`), 'utf8')
      .trim()
      .split('\n');
    // Which words of an issuer set in capitals have one in ordinary spelling is not in the text.
    expect(foldSpelling(`head: ${number} | ${kind} | ${issuer} | ${issuedOn}`)).toBe(foldSpelling(head));
    expect(obligations.map(lineOf)).toEqual(duties);
  });
});
