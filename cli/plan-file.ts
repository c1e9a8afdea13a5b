// The PLAN of a command: a plan that `dondoc read --json` wrote, or a directive's text, which is then read on the spot.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { DondocError } from '../contracts/errors.ts';
import type { Plan } from '../contracts/plan.ts';
import { loadPlan as loadPlanFile } from '../engine/load.ts';
import { readDirective } from '../reading/read.ts';
import { reasonWords } from './reason.ts';

/** A volume of forty directives is under 1 MB; what is larger than this is no directive. */
const MAX_TEXT_BYTES = 20 * 1024 * 1024;

export interface ReadText {
  readonly name: string;
  readonly text: string;
  readonly plan: Plan;
}

/** @throws DondocError fileUnreadable | tooLarge | notText */
export async function loadText(path: string): Promise<string> {
  const unreadable = (cause: unknown): never => {
    throw new DondocError('fileUnreadable', { what: `${path} (${reasonWords(cause)})` }, { cause });
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > MAX_TEXT_BYTES) throw new DondocError('tooLarge', { what: path, limit: '20 MB' });
  const bytes = await readFile(path).catch(unreadable);
  if (bytes.includes(0)) throw new DondocError('notText', { what: path });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new DondocError('notText', { what: path }, { cause });
  }
}

/** Reads a directive's text into a plan that is bound to the text by its hash. */
export async function readText(path: string): Promise<ReadText> {
  const text = await loadText(path);
  const textHash = createHash('sha256').update(text, 'utf8').digest('hex');
  const plan = { ...readDirective(text), textHash };
  return { name: basename(path, extname(path)), text, plan };
}

/** A plan, with the text it was read from just now; null: it was read before. */
export interface PlanFile {
  readonly plan: Plan;
  readonly text: string | null;
}

/** @throws DondocError as loadText; planInvalid, naming the place in the plan */
export async function loadPlan(path: string): Promise<PlanFile> {
  const text = await loadText(path);
  return text.trimStart().startsWith('{') ? { plan: await loadPlanFile(path), text: null } : await readText(path);
}
