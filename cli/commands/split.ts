// dondoc split: a volume cut into its directives, each in a file of its own, with what splitting was unsure of.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { DondocError } from '../../contracts/errors.ts';
import type { PlanWarning } from '../../contracts/plan.ts';
import { LocalStackError } from '../../infra/errors.ts';
import { kindName } from '../../messages/words.ts';
import { lineFinder } from '../../reading/places.ts';
import { splitVolume, type Part, type Volume } from '../../reading/split/split.ts';
import { jsonOption } from '../options.ts';
import { loadText } from '../plan-file.ts';
import { reasonWords } from '../reason.ts';
import { hanging, table } from '../table.ts';
import { dayView } from '../views/time.ts';

interface Options {
  readonly output: string;
  readonly json?: boolean;
}

/** A part and the name of its file. */
interface Piece {
  readonly file: string;
  readonly part: Part;
  readonly text: string;
}

export function registerSplit(program: Command): void {
  program
    .command('split')
    .description('tách một tập nhiều văn bản thành từng văn bản (cut a volume into its directives)')
    .argument('<file>', 'tệp văn bản UTF-8')
    .requiredOption('-o, --output <folder>', 'thư mục để ghi các văn bản, mỗi văn bản một tệp NN-SỐ.txt')
    .addOption(jsonOption())
    .action(async (file: string, { output, json }: Options) => {
      const text = await loadText(file);
      const volume = splitVolume(text);
      const pieces = piecesOf(volume, text);
      await writePieces(output, pieces);
      process.stdout.write(
        json === true
          ? `${JSON.stringify(splitReport(volume, pieces), null, 2)}\n`
          : `${splitView(volume, pieces, text, basename(file))}\n`,
      );
    });
}

/** "03-12-NQ-TU.txt"; a directive without a number is named by its kind. */
function piecesOf({ parts }: Volume, text: string): readonly Piece[] {
  const width = Math.max(2, String(parts.length).length);
  return parts.map((part, i) => {
    const name = (part.number ?? part.kind ?? 'van-ban').replace(/[^\p{L}\p{N}.]+/gu, '-');
    const file = `${String(i + 1).padStart(width, '0')}-${name}.txt`;
    return { file, part, text: `${text.slice(part.start, part.end)}\n` };
  });
}

/**
 * Writes all files or none: what stands there under one of their names, with other content, is never written over.
 * @throws DondocError fileExists
 * @throws LocalStackError folderUnusable
 */
async function writePieces(folder: string, pieces: readonly Piece[]): Promise<void> {
  const unusable = (cause: unknown): never => {
    throw new LocalStackError('folderUnusable', { path: folder, reason: reasonWords(cause) }, { cause });
  };
  await mkdir(folder, { recursive: true }).catch(unusable);
  const missing: Piece[] = [];
  for (const piece of pieces) {
    const path = join(folder, piece.file);
    const present = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) =>
      cause.code === 'ENOENT' ? null : unusable(cause),
    );
    if (present === null) missing.push(piece);
    else if (present !== piece.text) throw new DondocError('fileExists', { what: path });
  }
  // "wx": a file that has come in the meantime is not written over either.
  for (const { file, text } of missing) await writeFile(join(folder, file), text, { flag: 'wx' }).catch(unusable);
}

function splitReport({ leftOut, doubts }: Volume, pieces: readonly Piece[]): unknown {
  return { parts: pieces.map(({ file, part }) => ({ file, ...part })), leftOut, doubts };
}

function splitView({ leftOut, doubts }: Volume, pieces: readonly Piece[], text: string, name: string): string {
  const line = lineFinder(text);
  const rows = pieces.map(({ file, part }) => [
    file,
    part.kind === null ? null : kindName(part.kind),
    dayView(part.issuedOn),
    line(part.start),
    part.confidence === 'sure' ? '' : 'xem lại',
    part.title,
  ]);
  const note = ({ code, message, start }: PlanWarning): string =>
    hanging('  ! ', `${message} (dòng ${line(start)}) [${code}]`);
  const unsure = pieces.flatMap(({ file, part }) =>
    part.doubts.length === 0 ? [] : [`${file}:`, ...part.doubts.map(note)],
  );
  const notes = [...unsure, ...(doubts.length === 0 ? [] : [`${name}:`, ...doubts.map(note)])];
  return [
    `${pieces.length} văn bản; ${leftOut.length} đoạn không thuộc văn bản nào (bìa, mục lục, ...).`,
    ...(rows.length === 0 ? [] : [table(['tệp', 'loại', 'ngày', 'dòng', '', 'trích yếu'], rows)]),
    ...(notes.length === 0 ? [] : ['', 'Cần người xem lại:', ...notes]),
  ].join('\n');
}
