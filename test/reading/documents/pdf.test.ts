// PDF: letters at places become lines, paragraphs, columns and tables again.
import { describe, expect, test } from 'vitest';
import { documentPlaceOf } from '../../../reading/documents/document.ts';
import { readDocument } from '../../../reading/documents/read.ts';
import { readDirective } from '../../../reading/read.ts';
import { lineTo, pdfFile, textAt, type PdfParts } from './pdf-file.ts';

const read = (parts: PdfParts) => readDocument(pdfFile(parts), { name: 'thu.pdf' });
const linesOf = async (parts: PdfParts): Promise<readonly string[]> =>
  (await read(parts)).text.split(/[\n\f]+/).filter((line) => line !== '');

/** A full line of this font and size is about this wide, in points. */
const FULL = 'Giao cac so, ban, nganh, doan the cap tinh va cac dia phuong to chuc thuc hien';

describe('the lines of a page', () => {
  test('are read from the top down and from left to right, in whatever order they were drawn', async () => {
    const page = [textAt(200, 700, 'sau'), textAt(72, 650, 'duoi'), textAt(72, 700, 'truoc')].join('\n');
    expect(await linesOf({ pages: [page] })).toEqual(['truoc\tsau', 'duoi']);
  });

  test('are joined where they are full, and not where one ends before the edge or an item begins', async () => {
    const lines = [FULL, 'ke hoach nay.', FULL, `- Van phong ${FULL.slice(0, 40)}`, 'Het.'];
    const page = lines.map((line, i) => textAt(72, 760 - 15 * i, line)).join('\n');
    expect(await linesOf({ pages: [page] })).toEqual([`${FULL} ke hoach nay.`, FULL, lines[3], 'Het.']);
  });

  test('go on over the end of a page, whose number is then left out; the rest stands on the other page', async () => {
    const pages = [
      [textAt(72, 700, 'Mot.'), textAt(72, 60, FULL), textAt(290, 30, '1')].join('\n'),
      [textAt(290, 800, '2'), textAt(72, 760, 'ke hoach nay den het quy.'), textAt(72, 745, FULL)].join('\n'),
    ];
    const document = await read({ pages });
    expect(document.text).toContain(`${FULL} ke hoach nay den het quy.`);
    const pageOf = (words: string) => documentPlaceOf(document, document.text.indexOf(words));
    expect(pageOf('Giao cac')).toEqual({ kind: 'page', page: 1 });
    expect(pageOf('ke hoach')).toEqual({ kind: 'page', page: 2 });
  });

  test('are joined without a space where a number was broken behind its dash', async () => {
    const page = [textAt(72, 700, `${FULL} 1158-`), textAt(72, 685, 'QD/TU ngay 09/7/2015.')].join('\n');
    expect(await linesOf({ pages: [page] })).toEqual([`${FULL} 1158-QD/TU ngay 09/7/2015.`]);
  });

  test('leave out what slants over the page or stands upright', async () => {
    const slanting = 'BT /F1 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (BAN NHAP) Tj ET';
    const page = [textAt(72, 700, 'Noi dung that'), slanting, textAt(72, 640, 'va con nua')].join('\n');
    expect(await linesOf({ pages: [page] })).toEqual(['Noi dung that', 'va con nua']);
  });
});

describe('a ruled table', () => {
  const rows = [
    ['TT', 'Noi dung', 'Thoi han'],
    ['1', 'De an mot', 'Quy I'],
    ['2', 'De an hai', 'Quy II'],
  ];
  const edges = [72, 120, 300, 400];
  const height = 40;
  const ruled = (top: number, of: readonly (readonly string[])[]): string =>
    [
      ...of.flatMap((row, i) => row.map((words, j) => textAt((edges[j] ?? 0) + 4, top - height * i - 15, words))),
      ...[...of, null].map((_, i) => lineTo(72, top - height * i, 400, top - height * i)),
      ...edges.map((x) => lineTo(x, top, x, top - height * of.length)),
    ].join('\n');

  test('gives a line for each row, with words of several lines in one cell', async () => {
    const more = textAt(124, 800 - height - 30, '(ca nam)');
    const page = [textAt(72, 820, 'PHU LUC'), ruled(800, rows), more, textAt(72, 600, 'Het.')].join('\n');
    const { text } = await read({ pages: [page] });
    expect(text).toBe(
      'PHU LUC\n\nTT\tNoi dung\tThoi han\n1\tDe an mot (ca nam)\tQuy I\n2\tDe an hai\tQuy II\n\nHet.\n',
    );
  });

  test('goes on over the end of a page, and a row that was broken there is one again', async () => {
    const rest = [
      ['', '(tiep theo)', ''],
      ['3', 'De an ba', 'Quy III'],
    ];
    const { text } = await read({ pages: [ruled(800, rows), ruled(800, rest)] });
    expect(text.split('\n').slice(2, 4)).toEqual(['2\tDe an hai (tiep theo)\tQuy II', '3\tDe an ba\tQuy III']);
  });
});

test('a head of two columns gives number, day and issuer, whichever way round', async () => {
  const left = ['TØNH UñY S¤NG H¹', '*', 'Sè 41-CT/TU'];
  const right = ['®¶NG CéNG S¶N VIÖT NAM', 'S«ng H¹, ngµy 05 th¸ng 3 n¨m 2027'];
  const title = ['CHØ THÞ', 'vÒ b¶o vÖ rõng ®Çu nguån'].map((words, i) => textAt(200, 680 - 15 * i, words));
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const columns = [
      ...one.map((words, i) => textAt(72, 780 - 15 * i, words)),
      ...other.map((words, i) => textAt(320, 780 - 15 * i, words)),
    ];
    const document = await read({ pages: [[...columns, ...title].join('\n')], font: '.VnTime' });
    const { number, issuedOn } = readDirective(document.text).directive;
    expect({ number, issuedOn }).toEqual({ number: '41-CT/TU', issuedOn: '2027-03-05' });
  }
});

test.each([
  ['.VnTime', 'Tổ chức thực hiện'],
  ['.VnTimeH', 'TỔ CHỨC THỰC HIỆN'],
])('letters of the font %s are turned from TCVN3', async (font, words) => {
  expect((await read({ pages: [textAt(72, 700, 'Tæ chøc thùc hiÖn')], font })).text).toBe(`${words}\n`);
});

test('pages without words are said', async () => {
  const page = Array.from({ length: 10 }, (_, i) => textAt(72, 700 - 15 * i, 'Noi dung cua van ban nay.')).join('\n');
  const { notes } = await read({ pages: [page, '', page] });
  expect(notes.map(({ message }) => message)).toEqual([expect.stringMatching(/: 2\.$/)]);
});
