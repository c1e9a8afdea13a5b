// What an operator does with a parked input: offer it again as it is, link it to the assignment it means, or discard it.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../contracts/canonical.ts';
import { DondocError } from '../contracts/errors.ts';
import type { Input, Target } from '../contracts/input.ts';
import type { Journal } from '../journal/journal.ts';
import type { ParkedInput } from '../journal/parked.ts';
import { getParked, settleParked } from '../journal/parked.ts';
import type { Engine, SubmitResult } from './engine.ts';

export interface ParkedDesk {
  readonly journal: Journal;
  readonly engine: Pick<Engine, 'act'>;
}

/** The same input again, as when what it waited for has opened. @throws DondocError inputUnknown */
export async function replayParked({ journal, engine }: ParkedDesk, id: string, by: string): Promise<SubmitResult> {
  const { input } = await waiting(journal, id);
  const result = await engine.act(input);
  if (wasTaken(result)) await settleParked(journal, id, 'replayed', by, '');
  return result;
}

/** The same word for another assignment: its content changes, its source, id and times stay. */
export async function linkParked(
  { journal, engine }: ParkedDesk,
  id: string,
  target: Target,
  by: string,
): Promise<SubmitResult> {
  const { input } = await waiting(journal, id);
  const content = canonicalJson({ kind: input.kind, target, data: input.data });
  const linked = { ...input, target, hash: createHash('sha256').update(content).digest('hex') } as Input;
  const result = await engine.act(linked);
  if (wasTaken(result))
    await settleParked(journal, id, 'linked', by, [target.directive, target.duty, target.unit].join('/'));
  return result;
}

export async function discardParked(journal: Journal, id: string, by: string, reason: string): Promise<void> {
  await waiting(journal, id);
  await settleParked(journal, id, 'discarded', by, reason);
}

async function waiting(journal: Journal, id: string): Promise<ParkedInput> {
  const parked = await getParked(journal, id);
  if (parked === null || parked.state !== 'waiting') throw new DondocError('parkedUnknown', { what: id });
  return parked;
}

/** Decided, also if refused: the sender's word has its answer. Parked again: it still waits. */
const wasTaken = (result: SubmitResult): boolean =>
  result.kind === 'accepted' ||
  (result.kind === 'decided' && (result.outcome.ok || result.outcome.code !== 'assignmentUnknown'));
