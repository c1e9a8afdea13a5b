/**
 * Real files made by a real program: LibreOffice lays a directive's text out as pages and writes it as .docx, .pdf, .doc and so on. A
 * machine may lack it; what needs it is skipped there and says so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

export const hasOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
/** For the names of tests: why they are skipped where they are. */
export const unlessOffice = hasOffice ? '' : ' [skipped: no soffice (LibreOffice Writer) on this machine]';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const rowHtml = (line: string): string =>
  `<tr>${line
    .split('\t')
    .map((cell) => `<td>${escaped(cell)}</td>`)
    .join('')}</tr>`;

/** A font that has all letters of Vietnamese and stands in Debian; paragraphs are set apart by space alone, as in office documents. */
const STYLE = `@page { size: 21cm 29.7cm; margin: 2cm }
p { font-family: 'DejaVu Serif'; font-size: 12pt; margin-top: 0cm; text-align: justify }`;

/** A text laid out: each line a paragraph, each group of rows a table with rules. */
export function htmlOf(text: string): string {
  const lines = text.split(/\r?\n/);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.includes('\t')) {
      const from = i;
      while ((lines[i + 1] ?? '').includes('\t')) i += 1;
      blocks.push(
        `<table border="1" cellspacing="0" cellpadding="2" style="border-collapse: collapse">${lines
          .slice(from, i + 1)
          .map(rowHtml)
          .join('')}</table>`,
      );
    } else if (line.trim() !== '') {
      const last = (lines[i + 1] ?? '').trim() === '';
      blocks.push(`<p style="margin-bottom: ${last ? '10pt' : '0cm'}">${escaped(line)}</p>`);
    }
  }
  return `<!doctype html><html><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${blocks.join('\n')}</body></html>`;
}

const CONVERT_LIMIT_MS = 240_000;

/** Converts pages of HTML, all in one run; the files by their names. */
export function converted(
  pages: ReadonlyMap<string, string>,
  to: 'docx' | 'pdf' | 'doc' | 'odt',
): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-office-'));
  try {
    const out = join(folder, 'out');
    mkdirSync(out);
    for (const [name, html] of pages) writeFileSync(join(folder, `${name}.html`), html);
    const run = spawnSync(
      'soffice',
      [
        '--headless',
        // Its settings go here too, so that runs do not meet.
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--infilter=HTML (StarWriter)',
        '--convert-to',
        to === 'pdf' ? 'pdf:writer_pdf_Export' : to,
        '--outdir',
        out,
        ...[...pages.keys()].map((name) => join(folder, `${name}.html`)),
      ],
      { encoding: 'utf8', timeout: CONVERT_LIMIT_MS },
    );
    const files = readdirSync(out);
    if (files.length !== pages.size) throw new Error(`soffice made ${files.length} of ${pages.size}: ${run.stderr}`);
    return new Map(files.map((file) => [basename(file, extname(file)), new Uint8Array(readFileSync(join(out, file)))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
