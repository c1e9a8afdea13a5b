// The real directives, written as .docx and PDF by a real program, give the plans of their texts.
import { expect, test } from 'vitest';
import type { Plan } from '../../../contracts/plan.ts';
import { readDocument } from '../../../reading/documents/read.ts';
import { readDirective } from '../../../reading/read.ts';
import { goldTexts, ownSamples, unlessGold } from '../gold.ts';
import { converted, hasOffice, htmlOf, unlessOffice } from './office.ts';

const samples = [...ownSamples(), ...goldTexts()];

const names = (units: Plan['monitors']): string => units.map(({ name }) => name).join(' + ');

/** What a duty is, without where it stands. */
const dutiesOf = ({ obligations }: Plan): readonly string[] =>
  obligations.map(({ id, kind, leads, coordinators, time }) =>
    [
      id,
      kind,
      names(leads),
      names(coordinators),
      time === null ? '' : [time.due, time.hour, time.recurs, time.event, time.within, time.from].join(','),
    ].join(' | '),
  );

const headOf = ({ directive: { number, kind, issuer, province, issuedOn } }: Plan): readonly (string | null)[] => [
  number,
  kind,
  issuer,
  province,
  issuedOn,
];

const MINUTES_5 = 300_000;

// Without ../shared only the project's own samples go round.
test.skipIf(!hasOffice).each(['docx', 'pdf'] as const)(
  `as .%s every directive has the same head and duties${unlessOffice || (samples.length > 3 ? '' : unlessGold)}`,
  async (kind) => {
    const files = converted(new Map(samples.map(({ name, text }) => [name, htmlOf(text)])), kind);
    const differing: string[] = [];
    for (const { name, text } of samples) {
      const document = await readDocument(files.get(name) ?? new Uint8Array(), { name });
      const [wanted, got] = [readDirective(text), readDirective(document.text)];
      const same = JSON.stringify([headOf(wanted), dutiesOf(wanted)]) === JSON.stringify([headOf(got), dutiesOf(got)]);
      if (!same) differing.push(name);
    }
    expect(differing).toEqual([]);
  },
  MINUTES_5,
);

test.skipIf(!hasOffice)(
  `numbers counted from a .docx are those that the word processor itself draws${unlessOffice}`,
  async () => {
    const html =
      '<ol type="I"><li>Mục tiêu<ol><li>Sở Y tế<li>Sở Nội vụ<ol type="a"><li>việc<li>việc nữa</ol></ol><li>Nhiệm vụ<ol><li>Công an tỉnh</ol></ol><p>Trên đây là mục tiêu.</p><ol start="4"><li>Sở Tài chính<li>Sở Xây dựng</ol><ul><li>Các huyện</ul>';
    const pages = new Map([
      ['so', `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`],
    ]);
    const linesOf = async (kind: 'docx' | 'pdf'): Promise<readonly string[]> => {
      const { text } = await readDocument(converted(pages, kind).get('so') ?? new Uint8Array(), { name: 'so' });
      return text.split('\n').filter((line) => line !== '');
    };
    const counted = await linesOf('docx');
    expect(counted).toContain('b. việc nữa');
    expect(counted).toEqual(await linesOf('pdf'));
  },
  MINUTES_5,
);
