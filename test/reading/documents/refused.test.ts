// What cannot be read: each kind of file has an error of its own, and no file at all makes reading crash, hang or eat memory. The files in
// files/ were written by real programs from data/sample: LibreOffice (.docx, .pdf, .doc), qpdf (the locked PDF), msoffcrypto (the locked
// .docx), pdftoppm (the picture, which LibreOffice set in a page for the scans).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DondocError, type ErrorCode } from '../../../contracts/errors.ts';
import { projectRoot } from '../../../infra/paths.ts';
import { readDocument } from '../../../reading/documents/read.ts';
import { readDirective } from '../../../reading/read.ts';
import fc from '../../rules/seeded.ts';
import { ownSamples } from '../gold.ts';
import { htmlOf } from './office.ts';
import { pdfFile, textAt } from './pdf-file.ts';
import { paragraph, wordFile } from './word-file.ts';

const file = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(projectRoot, 'test', 'reading', 'documents', 'files', name)));
const codeOf = async (bytes: Uint8Array): Promise<ErrorCode | null> => {
  try {
    await readDocument(bytes, { name: 'thu' });
    return null;
  } catch (error) {
    if (error instanceof DondocError) return error.code;
    throw error;
  }
};

const wordFileBody = (text: string): Uint8Array =>
  unzipSync(wordFile({ body: paragraph(text) }))['word/document.xml'] ?? new Uint8Array();

describe('a file of the wrong kind has an error of its own', () => {
  test.each<readonly [name: string, code: ErrorCode]>([
    ['old-word.doc', 'oldWordDocument'],
    ['scan.pdf', 'scannedDocument'],
    ['scan.docx', 'scannedDocument'],
    ['locked.pdf', 'passwordProtected'],
    ['locked.docx', 'passwordProtected'],
    ['picture.png', 'formatUnknown'],
  ])('%s: %s', async (name, code) => {
    expect(await codeOf(file(name))).toBe(code);
  });

  test.each<readonly [what: string, bytes: Uint8Array, code: ErrorCode]>([
    ['nothing at all', new Uint8Array(0), 'nothingToRead'],
    ['blanks', strToU8(' \n\t\r\n'), 'nothingToRead'],
    ['a Word file without words', wordFile({ body: paragraph(' ') }), 'nothingToRead'],
    ['a page of HTML without words', strToU8('<!doctype html><script>x</script>'), 'nothingToRead'],
    ['a PDF without words', pdfFile({ pages: ['', ''] }), 'scannedDocument'],
    ['RTF', strToU8('{\\rtf1\\ansi Ke hoach}'), 'formatUnknown'],
    ['Excel', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'formatUnknown'],
    ['OpenDocument', zipSync({ 'content.xml': strToU8('<x/>') }), 'formatUnknown'],
    ['an empty zip', zipSync({}), 'formatUnknown'],
    ['bytes of a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0), 'notText'],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), 'tooLarge'],
    ['a PDF of 501 pages', pdfFile({ pages: Array.from({ length: 501 }, () => textAt(72, 700, 'a')) }), 'tooLarge'],
    ['XML that ends too early', zipSync({ 'word/document.xml': strToU8('<w:document>') }), 'documentDamaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('a Word file in which one letter was changed on its way', async () => {
    const stored = zipSync({ 'word/document.xml': wordFileBody('hạn 15/8/2026') }, { level: 0 });
    expect(await codeOf(stored)).toBeNull();
    stored[Buffer.from(stored).indexOf('15/8/2026')] = 0x32;
    expect(await codeOf(stored)).toBe('documentDamaged');
  });

  test('neither name nor kind of array matters, only the bytes', async () => {
    expect(await codeOf(Buffer.from(file('45-kh-ubnd.pdf')))).toBeNull();
    const { text } = await readDocument(file('45-kh-ubnd.docx'), { name: 'ke-hoach.pdf' });
    expect(text).toContain('KẾ HOẠCH');
  });
});

describe('a file that unpacks to far more than it holds is refused', () => {
  const zeros = new Uint8Array(80 * 1024 * 1024);
  const memoryOf = async (bytes: Uint8Array): Promise<readonly [code: ErrorCode | null, megabytes: number]> => {
    const before = process.memoryUsage().arrayBuffers;
    const code = await codeOf(bytes);
    return [code, (process.memoryUsage().arrayBuffers - before) / 1024 / 1024];
  };

  test('.docx, also where its headers lie about the size', async () => {
    const honest = zipSync({ 'word/document.xml': zeros }, { level: 9 });
    const lying = honest.slice();
    const view = new DataView(lying.buffer);
    // The size in the one entry of the central directory, which stands before the last 22 bytes.
    const entry = view.getUint32(lying.length - 6, true);
    view.setUint32(entry + 24, 100, true);
    for (const bytes of [honest, lying]) {
      const [code, megabytes] = await memoryOf(bytes);
      expect(code).toBe('tooLarge');
      expect(megabytes).toBeLessThan(160);
    }
  });

  test('PDF', async () => {
    const [code] = await memoryOf(pdfFile({ pages: [textAt(72, 700, 'a')], streams: [zeros] }));
    expect(code).toBe('tooLarge');
  });
});

describe('a damaged file', () => {
  const [sample] = ownSamples();
  const whole: readonly (readonly [kind: string, bytes: Uint8Array, runs: number])[] = [
    ['.docx', file('45-kh-ubnd.docx'), 60],
    ['PDF', file('45-kh-ubnd.pdf'), 12],
    ['HTML', strToU8(htmlOf(sample?.text ?? '')), 30],
    ['text', strToU8(sample?.text ?? ''), 30],
  ];

  test.each(whole)(
    '%s, cut off or with some bytes changed, is read or refused by an error of the catalogue',
    async (_, bytes, numRuns) => {
      const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length), fc.array(change, { maxLength: 8 }), async (length, changes) => {
          const broken = bytes.slice(0, changes.length > 0 ? bytes.length : length);
          for (const [at, value] of changes) broken[at] = value;
          await codeOf(broken);
        }),
        { numRuns },
      );
    },
  );
});

/** Letters and marks that XML and Word's numbering are made of. */
const MARKS = [
  '<',
  '>',
  '/',
  '"',
  '&',
  ' ',
  '9',
  '-',
  'w:p',
  '<w:p>',
  '</w:p>',
  '<w:tc>',
  '</w:tr>',
  '%9',
  '\u0000',
  '<w:r>',
];

test('a Word file whose XML was changed by hand is read or refused by an error of the catalogue', async () => {
  const parts = unzipSync(file('45-kh-ubnd.docx'));
  const names = Object.keys(parts).filter((name) => /^word\/(?:document|styles|numbering)\.xml$/.test(name));
  const change = fc.tuple(
    fc.constantFrom(...names),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(...MARKS),
    fc.nat(6),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const broken = { ...parts };
      for (const [name, where, mark, left] of changes) {
        const text = strFromU8(broken[name] ?? new Uint8Array());
        const at = Math.floor(where * text.length);
        broken[name] = strToU8(text.slice(0, at) + mark + text.slice(at + left));
      }
      await codeOf(zipSync(broken, { level: 1 }));
    }),
    { numRuns: 60 },
  );
});

test.each(['docx', 'pdf'])('a real .%s gives the plan of its text', async (kind) => {
  const text = ownSamples().find(({ name }) => name === '45-kh-ubnd')?.text ?? '';
  const told = ({ directive, obligations }: ReturnType<typeof readDirective>) => [
    directive,
    obligations.map(({ id, leads, time }) => [id, leads.map(({ name }) => name), time?.due, time?.recurs]),
  ];
  const read = await readDocument(file(`45-kh-ubnd.${kind}`), { name: 'thu' });
  expect(told(readDirective(read.text))).toEqual(told(readDirective(text)));
});
