// The PLAN of a command: a plan that `dondoc read --json` wrote, or a directive (text, HTML, .docx, PDF), which is then read on the spot.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { DondocError } from '../contracts/errors.ts';
import type { Plan } from '../contracts/plan.ts';
import { loadPlan as loadPlanFile } from '../engine/load.ts';
import { MAX_DOCUMENT_BYTES, type DocumentText } from '../reading/documents/document.ts';
import { readDocument } from '../reading/documents/read.ts';
import { readDirective, type ReadOptions, type ReadPlan } from '../reading/read.ts';
import { reasonWords } from './reason.ts';

export interface ReadText {
  readonly name: string;
  /** Its text is what the plan is bound to by its hash. */
  readonly document: DocumentText;
  readonly plan: ReadPlan;
}

/** @throws DondocError fileUnreadable | tooLarge */
async function loadBytes(path: string): Promise<Uint8Array> {
  const unreadable = (cause: unknown): never => {
    throw new DondocError('fileUnreadable', { what: `${path} (${reasonWords(cause)})` }, { cause });
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > MAX_DOCUMENT_BYTES) throw new DondocError('tooLarge', { what: path, limit: '20 MB' });
  return await readFile(path).catch(unreadable);
}

/** Plain UTF-8, for files that are no directive. @throws DondocError fileUnreadable | tooLarge | notText */
export async function loadText(path: string): Promise<string> {
  const bytes = await loadBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new DondocError('notText', { what: path }, { cause });
  }
}

/**
 * Reads a directive into a plan that is bound to its text by its hash. What was done to the document to read it is said on stderr.
 * @throws DondocError fileUnreadable | secretDocument, and as readDocument
 */
export const readText = async (path: string, options: ReadOptions = {}): Promise<ReadText> =>
  readBytes(path, await loadBytes(path), options);

async function readBytes(path: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadText> {
  const document = await readDocument(bytes, { name: path });
  for (const { message } of document.notes) process.stderr.write(`${basename(path)}: ${message}\n`);
  const textHash = createHash('sha256').update(document.text, 'utf8').digest('hex');
  const plan = { ...readDirective(document.text, options), textHash };
  const { secrecy } = plan.directive;
  if (secrecy !== null) throw new DondocError('secretDocument', { what: secrecy, where: path });
  return { name: basename(path, extname(path)), document, plan };
}

/** A plan, with the text it was read from just now; null: it was read before. */
export interface PlanFile {
  readonly plan: Plan;
  readonly text: string | null;
}

const BRACE = 0x7b;
const BACKSLASH = 0x5c;
const BLANKS: readonly number[] = [0x20, 0x09, 0x0a, 0x0d];

/** A plan is a JSON object; what begins with a brace and a backslash is RTF. */
function isPlan(bytes: Uint8Array): boolean {
  const at = bytes.findIndex((byte) => !BLANKS.includes(byte));
  return bytes[at] === BRACE && bytes[at + 1] !== BACKSLASH;
}

/** @throws DondocError as readText; planInvalid, naming the place in the plan */
export async function loadPlan(path: string): Promise<PlanFile> {
  const bytes = await loadBytes(path);
  if (isPlan(bytes)) return { plan: await loadPlanFile(path), text: null };
  const { plan, document } = await readBytes(path, bytes);
  return { plan, text: document.text };
}
