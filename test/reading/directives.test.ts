// Invented directives of other issuers, laid out and numbered in other ways, with what a careful reader finds in them written beside each:
// the head (number | kind | issuer | day), then each duty in order (units in charge | kind | time | with whom).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/paths.ts';
import type { Obligation } from '../../contracts/plan.ts';
import { readDirective } from '../../reading/read.ts';
import { foldSpelling } from '../../reading/spelling.ts';
import { namesOf, shortTime } from './fixture.ts';

const folder = join(projectRoot, 'test', 'reading', 'directives');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length))
  .sort();

function lineOf(o: Obligation): string {
  const kind = o.review === null ? o.kind : `${o.kind} ${o.review}`;
  const time = o.time === null ? 'undated' : shortTime(o.time);
  const partners = o.coordinators.length === 0 ? [] : [`with ${namesOf(o.coordinators).join(' + ')}`];
  return [namesOf(o.leads).join(' + '), kind, time, ...partners].join(' | ');
}

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
