// Word files as a person sees them: made by hand, part by part, after ECMA-376.
import { describe, expect, test } from 'vitest';
import { documentPlaceOf } from '../../../reading/documents/document.ts';
import { readDocx } from '../../../reading/documents/docx.ts';
import { readDirective } from '../../../reading/read.ts';
import {
  cell,
  item,
  level,
  numbering,
  paragraph,
  paragraphOf,
  run,
  table,
  wordFile,
  type WordParts,
} from './word-file.ts';

const read = (parts: WordParts) => readDocx(wordFile(parts), 'thử.docx');
const linesOf = (parts: WordParts): readonly string[] =>
  read(parts)
    .text.split('\n')
    .filter((line) => line !== '');
const codeOf = (parts: WordParts): unknown => {
  try {
    read(parts);
    return null;
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
};

describe('numbers that Word makes', () => {
  const outline =
    level(0, 'upperRoman', '%1.') +
    level(1, 'decimal', '%2.') +
    level(2, 'decimal', '%2.%3.') +
    level(3, 'lowerLetter', '%4)');

  test('stand before the words, each level counted in its own way', () => {
    const body =
      item('Mục đích', 1) +
      item('Yêu cầu', 1) +
      item('Sở Y tế', 1, 1) +
      item('Việc', 1, 2) +
      item('Việc', 1, 3) +
      item('Việc', 1, 3);
    expect(linesOf({ body, numbering: numbering({ 0: outline }, [[1, 0]]) })).toEqual([
      'I. Mục đích',
      'II. Yêu cầu',
      '1. Sở Y tế',
      '1.1. Việc',
      'a) Việc',
      'b) Việc',
    ]);
  });

  test('begin anew behind a higher level, unless the level says never', () => {
    const items = (list: number) => item('A', list) + item('a', list, 1) + item('B', list) + item('b', list, 1);
    const never = level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>');
    const parts = {
      numbering: numbering({ 0: outline, 1: never }, [
        [1, 0],
        [2, 1],
      ]),
    };
    expect(linesOf({ ...parts, body: items(1) })).toEqual(['I. A', '1. a', 'II. B', '1. b']);
    expect(linesOf({ ...parts, body: items(2) })).toEqual(['I. A', '1. a', 'II. B', '2. b']);
  });

  test('go on in lists of one definition, and begin anew in one that overrides the start', () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const lists = numbering({ 0: level(0, 'decimal', '%1.') }, [
      [1, 0],
      [2, 0],
      [3, 0, override],
    ]);
    const body = item('a', 1) + item('b', 2) + item('c', 3) + item('d', 3);
    expect(linesOf({ body, numbering: lists })).toEqual(['1. a', '2. b', '1. c', '2. d']);
  });

  test('show a higher level that has no item yet by its start, and figures only where the level asks for them', () => {
    const legal = level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1.%2.', '<w:isLgl/>');
    const lists = numbering({ 0: outline, 1: legal }, [
      [1, 0],
      [2, 1],
    ]);
    expect(linesOf({ body: item('a', 1, 2), numbering: lists })).toEqual(['1.1. a']);
    expect(linesOf({ body: item('I', 2) + item('a', 2, 1), numbering: lists })).toEqual(['I I', '1.1. a']);
  });

  test('may be words, bullets or nothing', () => {
    const lists = numbering(
      {
        0: level(0, 'decimal', 'Điều %1.', '<w:suff w:val="space"/>'),
        1: level(0, 'bullet', '-'),
        2: level(0, 'bullet', '\uf0b7'),
        3: level(0, 'none', ''),
      },
      [
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
      ],
    );
    const body = item('Phạm vi', 1) + item('a', 2) + item('b', 3) + item('c', 4) + item('Hiệu lực', 1);
    expect(linesOf({ body, numbering: lists })).toEqual(['Điều 1. Phạm vi', '- a', '• b', 'c', 'Điều 2. Hiệu lực']);
  });

  test('come from the style of a paragraph, at the level that names the style; list 0 takes them away', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>';
    const levels =
      level(0, 'decimal', '%1.', '<w:pStyle w:val="Muc"/>') +
      level(1, 'lowerLetter', '%2)', '<w:pStyle w:val="MucCon"/>');
    const of = (style: string, more = '') => paragraph('Việc', `<w:pStyle w:val="${style}"/>${more}`);
    const body = of('Muc') + of('MucCon') + of('Muc', '<w:numPr><w:numId w:val="0"/></w:numPr>') + of('Muc');
    expect(linesOf({ body, styles, numbering: numbering({ 0: levels }, [[1, 0]]) })).toEqual([
      '1. Việc',
      'a) Việc',
      'Việc',
      '2. Việc',
    ]);
  });

  test('stand in the cells of a table, and are said to have been made', () => {
    const numberCell = `<w:tc>${item('', 1)}</w:tc>`;
    const body = table(
      [cell(['TT']), cell(['Nội dung']), cell(['Thời hạn'])],
      [numberCell, cell(['Xây dựng đề án']), cell(['Quý III/2026'])],
      [numberCell, cell(['Xây dựng kế hoạch']), cell(['Quý IV/2026'])],
    );
    const document = read({ body, numbering: numbering({ 0: level(0, 'decimal', '%1.') }, [[1, 0]]) });
    expect(document.text).toBe(
      'TT\tNội dung\tThời hạn\n1.\tXây dựng đề án\tQuý III/2026\n2.\tXây dựng kế hoạch\tQuý IV/2026\n',
    );
    expect(document.notes.map(({ code }) => code)).toEqual(['numbered']);
  });
});

describe('the words of a Word file', () => {
  test('leave out what is hidden, deleted or moved away, and keep what was put in', () => {
    const body = paragraphOf(
      run('Giao ') +
        `<w:del>${run('Sở Nội vụ ').replace('<w:t', '<w:delText').replace('</w:t>', '</w:delText>')}</w:del>` +
        `<w:moveFrom>${run('Sở Tài chính ')}</w:moveFrom><w:ins>${run('Sở Y tế')}</w:ins>` +
        run(' bí mật', '<w:vanish/>') +
        '<w:r><w:instrText> PAGE </w:instrText></w:r>',
    );
    const document = read({ body });
    expect(document.text).toBe('Giao Sở Y tế\n');
    expect(document.notes.map(({ code }) => code)).toEqual(['hidden']);
  });

  test('are capitals where a style makes them so', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="TenMuc"><w:rPr><w:caps/></w:rPr></w:style>';
    expect(linesOf({ styles, body: paragraph('Tổ chức thực hiện', '<w:pStyle w:val="TenMuc"/>') })).toEqual([
      'TỔ CHỨC THỰC HIỆN',
    ]);
  });

  test('set in .VnTime are turned from TCVN3, in .VnTimeH into capitals, and only they', () => {
    const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
    const body = paragraphOf(
      run('tæ chøc ', font('.VnTimeH')) + run('thùc hiÖn', font('.VnTime')) + run(' café', font('Arial')),
    );
    const document = read({ body });
    expect(document.text).toBe('TỔ CHỨC thực hiện café\n');
    expect(document.notes.map(({ code }) => code)).toEqual(['tcvn3']);
  });

  test('in a text box are read once, before the paragraph that holds the box', () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('Trong khung')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('Trong khung')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(linesOf({ body: paragraphOf(run('Trước. ') + drawing + run('Sau.')) })).toEqual([
      'Trong khung',
      'Trước. Sau.',
    ]);
  });

  test.each(['MẬT', 'TỐI MẬT', 'Tuyệt mật'.toUpperCase()])(
    'are refused where a box or the head of a page is a stamp "%s"',
    (stamp) => {
      const box = `<w:r><w:drawing><w:txbxContent>${paragraph(stamp)}</w:txbxContent></w:drawing></w:r>`;
      expect(codeOf({ body: paragraphOf(box) + paragraph('Nội dung') })).toBe('secretDocument');
      expect(codeOf({ body: paragraph('Nội dung'), header: paragraph(stamp) })).toBe('secretDocument');
      expect(
        codeOf({ body: paragraph(`Bảo vệ bí mật, không phải ${stamp}`), header: paragraph('Trang 1') }),
      ).toBeNull();
    },
  );
});

describe('tables', () => {
  test('keep the columns of merged cells empty', () => {
    const down = (more: string) => `<w:vMerge${more}/>`;
    const body = table(
      [cell(['TT']), cell(['Cấp ban hành'], '<w:gridSpan w:val="2"/>'), cell(['Thời gian'], down(' w:val="restart"'))],
      [cell([]), cell(['Tỉnh ủy']), cell(['Ban Thường vụ']), cell(['lặp lại'], down(''))],
      [cell(['1']), cell(['X']), cell([]), cell(['Quý I', '2027'])],
    );
    expect(read({ body }).text).toBe('TT\tCấp ban hành\t\tThời gian\n\tTỉnh ủy\tBan Thường vụ\t\n1\tX\t\tQuý I 2027\n');
  });

  const issuer = ['TỈNH ỦY SÔNG HẠ', '*', 'Số 41-CT/TU'];
  const motto = ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Sông Hạ, ngày 05 tháng 3 năm 2027'];

  test.each([
    ['issuer and motto', [issuer, motto]],
    ['motto and issuer', [motto, issuer]],
  ])('of a head give number, day and issuer, whichever way round: %s', (_, columns) => {
    const title = ['CHỈ THỊ', 'CỦA BAN THƯỜNG VỤ TỈNH ỦY', 'về bảo vệ rừng đầu nguồn'].map((text) => paragraph(text));
    const { text } = read({ body: table(columns.map((one) => cell(one))) + title.join('') });
    expect(readDirective(text).directive).toMatchObject({
      number: '41-CT/TU',
      kind: 'chi-thi',
      issuer: 'Ban Thường vụ Tỉnh ủy',
      issuedOn: '2027-03-05',
      title: 'về bảo vệ rừng đầu nguồn',
    });
  });
});

test('every word has its place: a paragraph outside tables, a row inside', () => {
  const row = (words: string) => [cell(['1']), cell([words]), cell(['X'])];
  const document = read({
    body: paragraph('Một') + paragraph('') + paragraph('Hai') + table(row('Ba'), row('Bốn')) + paragraph('Năm'),
  });
  const placeOf = (word: string) => documentPlaceOf(document, document.text.indexOf(word));
  expect(['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map(placeOf)).toEqual([
    { kind: 'paragraph', paragraph: 1 },
    { kind: 'paragraph', paragraph: 2 },
    { kind: 'row', table: 1, row: 1 },
    { kind: 'row', table: 1, row: 2 },
    { kind: 'paragraph', paragraph: 3 },
  ]);
});
