// Plain text and HTML: encodings old and new, blocks, rows, numbers of lists.
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { documentPlaceOf, type DocumentText } from '../../../reading/documents/document.ts';
import { readDocument } from '../../../reading/documents/read.ts';
import { readDirective } from '../../../reading/read.ts';
import { goldTexts, ownSamples, unlessGold, type Sample } from '../gold.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array | string): Promise<DocumentText> =>
  readDocument(typeof bytes === 'string' ? bytesOf(bytes) : bytes, { name: 'thu' });
const notesOf = ({ notes }: DocumentText): readonly string[] => notes.map(({ code }) => code);

/** How TCVN3 is written: a byte a letter. It has no accented capitals, which are small letters set in another font. */
function tcvn3(text: string): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 0x5f }, (_, i) => [iconv.decode(Buffer.from([0xa1 + i]), 'tcvn'), 0xa1 + i] as const),
  );
  return Uint8Array.from(
    text,
    (c) => bytes.get(c) ?? bytes.get(c.toLowerCase()) ?? (c.charCodeAt(0) < 0x80 ? c.charCodeAt(0) : 0x2d),
  );
}

describe('a plain text', () => {
  const [{ text }] = ownSamples() as readonly [Sample];

  test('in UTF-8 is taken unit for unit, its mark and its breaks included', async () => {
    const windows = `\ufeff${text.replace(/\n/g, '\r\n')}`;
    expect(await read(windows)).toEqual({ text: windows, places: [], notes: [] });
  });

  test.each(['utf-16le', 'utf-16be'])('in %s is known by its mark, and that is said', async (encoding) => {
    const document = await read(iconv.encode(text, encoding, { addBOM: true }));
    expect([document.text, notesOf(document)]).toEqual([text, ['utf16']]);
  });

  test('in Windows-1258 is known by its letters, and that is said', async () => {
    // This encoding writes a letter and then its tone.
    const marked = text.replace(/\p{L}/gu, (letter) => {
      const [tone = ''] = letter.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/) ?? [];
      return letter.normalize('NFD').replace(tone, '').normalize('NFC') + tone;
    });
    const document = await read(iconv.encode(marked, 'windows-1258'));
    expect([document.text, notesOf(document)]).toEqual([text, ['windows1258']]);
  });

  test('in no known encoding is refused', async () => {
    await expect(read(Uint8Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 120)))).rejects.toMatchObject({
      code: 'notText',
    });
    await expect(read(iconv.encode('Zażółć gęślą jaźń, '.repeat(20), 'iso-8859-2'))).rejects.toMatchObject({
      code: 'notText',
    });
  });
});

describe('TCVN3', () => {
  test.each(ownSamples())('is known in $name, and the same words are read', async ({ text }) => {
    const document = await read(tcvn3(text));
    expect(notesOf(document)).toEqual(['tcvn3']);
    const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, '-');
    expect(plain(document.text)).toBe(plain(text));
  });

  test('is known in text that was saved as UTF-8 letter for letter', async () => {
    const western = iconv.decode(
      Buffer.from(tcvn3('Ủy ban nhân dân tỉnh giao Sở Y tế chủ trì tổ chức thực hiện kế hoạch')),
      'windows-1252',
    );
    const document = await read(western);
    expect(notesOf(document)).toEqual(['tcvn3']);
    expect(document.text.toLowerCase()).toContain('tổ chức thực hiện');
  });

  const unicode = goldTexts().map(({ name, text }): readonly [string, string] => [name, text]);
  test.skipIf(unicode.length === 0)(`is never taken for Unicode or the other way round${unlessGold}`, async () => {
    const wrong: string[] = [];
    for (const [name, text] of unicode) {
      if ((await read(text)).notes.length > 0) wrong.push(`${name} in UTF-8`);
      if (notesOf(await read(tcvn3(text)))[0] !== 'tcvn3') wrong.push(`${name} in TCVN3`);
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    'Le président a été élu à la majorité; l’hôtel où il dîne est situé près du théâtre. '.repeat(5),
    'Über die Straße läuft ein großer Bär; schöne Grüße aus München und Köln. '.repeat(5),
  ])('is not seen in another language: %s', async (text) => {
    expect((await read(text)).text).toBe(text);
  });
});

describe('HTML', () => {
  const linesOf = async (html: string): Promise<readonly string[]> =>
    (await read(`<!doctype html><meta charset="utf-8"><body>${html}`)).text.split('\n').filter((line) => line !== '');

  test('gives its blocks as paragraphs, without what is not shown', async () => {
    const html =
      '<style>p{}</style><script>x()</script><h2>TỔ CHỨC&nbsp;THỰC HIỆN</h2><p>1. Sở Y tế\n   báo cáo.<br>Dòng hai.</p><p style="display: none">ẩn</p><div>a<p>b</div>';
    expect(await linesOf(html)).toEqual(['TỔ CHỨC\u00a0THỰC HIỆN', '1. Sở Y tế báo cáo.', 'Dòng hai.', 'a', 'b']);
  });

  test('gives items the numbers that a browser shows', async () => {
    const html =
      '<ol start="3"><li>a<li value="7">b<li>c<ol type="a"><li>d</ol></ol><ul><li>e</ul><ol type="I"><li>f</ol>';
    expect(await linesOf(html)).toEqual(['3. a', '7. b', '8. c', 'a. d', '• e', 'I. f']);
  });

  test('gives a row as a line, and keeps the columns of cells that reach over several', async () => {
    const html =
      '<table><thead><tr><th rowspan=2>TT<th colspan=2>Cấp<th>Hạn<tr><td>Tỉnh<td>Xã<td><tbody><tr><td>1<td>x<td><td><p>Quý I<p>2027</table>';
    const { text } = await read(`<!doctype html>${html}`);
    expect(text).toBe('TT\tCấp\t\tHạn\n\tTỉnh\tXã\t\n1\tx\t\tQuý I 2027\n');
  });

  test('of a head in two columns gives number and day', async () => {
    const html =
      '<table><tr><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<p>Sông Hạ, ngày 05 tháng 3 năm 2027<td>ỦY BAN NHÂN DÂN<br>TỈNH SÔNG HẠ<p>Số: 12/KH-UBND</table><p>KẾ HOẠCH<p>Phòng, chống cháy rừng';
    const { directive } = readDirective((await linesOf(html)).join('\n'));
    expect(directive).toMatchObject({ number: '12/KH-UBND', kind: 'ke-hoach', issuedOn: '2027-03-05' });
  });

  test('in an encoding of its own that it names, with letters as entities, is read as it is shown', async () => {
    const html =
      '<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"></head><body><p>S&#7903; Y t&#7871; b\u00e1o c\u00e1o</body></html>';
    expect((await read(iconv.encode(html, 'windows-1252'))).text).toBe('Sở Y tế báo cáo\n');
  });

  test('knows the place of every word', async () => {
    const document = await read('<!doctype html><p>Một<p>Hai<table><tr><td>TT<td>a<td>b<tr><td>1<td>Ba<td>c</table>');
    const placeOf = (word: string) => documentPlaceOf(document, document.text.indexOf(word));
    expect(['Một', 'Hai', 'Ba'].map(placeOf)).toEqual([
      { kind: 'paragraph', paragraph: 1 },
      { kind: 'paragraph', paragraph: 2 },
      { kind: 'row', table: 1, row: 2 },
    ]);
  });

  test('of unbounded depth or size is refused', async () => {
    const start = '<!doctype html>';
    await expect(read(start + '<div>'.repeat(2_000))).rejects.toMatchObject({ code: 'tooLarge' });
    await expect(read(start + '<br>'.repeat(1_100_000))).rejects.toMatchObject({ code: 'tooLarge' });
    const formats = Array.from({ length: 100_000 }, (_, i) => `<p><b class=${i}>`).join('');
    await expect(read(start + formats)).rejects.toMatchObject({ code: 'tooLarge' });
  });
});
