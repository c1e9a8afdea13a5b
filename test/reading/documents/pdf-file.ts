/** PDF files made by hand: pages of content, with one font that is named but not in the file. */
import { strToU8, zlibSync } from 'fflate';

export interface PdfParts {
  /** The drawing operators of each page. */
  readonly pages: readonly string[];
  readonly font?: string;
  /** Further streams, deflated. */
  readonly streams?: readonly Uint8Array[];
}

/** Text at a place, in points from the lower left corner; the words are bytes of Windows-1252. */
export const textAt = (x: number, y: number, words: string, size = 12): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words.replace(/[\\()]/g, (c) => `\\${c}`)}) Tj ET`;

export const lineTo = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`;

const latin1 = (text: string): Uint8Array => strToU8(text, true);

function stream(data: Uint8Array, filter: string): readonly Uint8Array[] {
  return [latin1(`<< /Length ${data.length} ${filter}>>\nstream\n`), data, latin1('\nendstream')];
}

/** A whole file, with its table of objects. */
export function pdfFile({ pages, font = 'Times-Roman', streams = [] }: PdfParts): Uint8Array {
  const pageAt = (i: number): number => 4 + 2 * i;
  const kids = pages.map((_, i) => `${pageAt(i)} 0 R`).join(' ');
  const objects: (readonly Uint8Array[])[] = [
    [latin1('<< /Type /Catalog /Pages 2 0 R >>')],
    [latin1(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)],
    [latin1(`<< /Type /Font /Subtype /TrueType /BaseFont /${font} /Encoding /WinAnsiEncoding >>`)],
    ...pages.flatMap((content, i) => [
      [
        latin1(
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageAt(i) + 1} 0 R >>`,
        ),
      ],
      stream(latin1(content), ''),
    ]),
    ...streams.map((data) => stream(zlibSync(data, { level: 9 }), '/Filter /FlateDecode ')),
  ];
  const chunks: Uint8Array[] = [latin1('%PDF-1.7\n')];
  let length = chunks[0]?.length ?? 0;
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const places = objects.map((object, i) => {
    const at = length;
    for (const chunk of [latin1(`${i + 1} 0 obj\n`), ...object, latin1('\nendobj\n')]) add(chunk);
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = length;
  const count = objects.length + 1;
  add(latin1(`xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`));
  add(latin1(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(chunks));
}
