// Inputs on their way to their lots: who runs the pair each means is looked up, they are grouped by lot in the order they came, and each
// lot gets one signal for up to 100 of them. What names nothing known is parked in the journal, for an operator.
import type { Client } from '@temporalio/client';
import type { ErrorCode } from '../contracts/errors.ts';
import type { Outcome } from '../contracts/fact.ts';
import { groupBy } from '../contracts/group.ts';
import { DIRECTIVE_LOT, directiveWorkflowId, lotWorkflowId } from '../contracts/ids.ts';
import type { Input } from '../contracts/input.ts';
import { MAX_INPUTS_PER_SIGNAL, MAX_SIGNAL_BYTES } from '../contracts/input.ts';
import type { Journal } from '../journal/journal.ts';
import { park } from '../journal/parked.ts';
import type { Engine, SubmitResult } from './engine.ts';
import type { Route, Routes } from './routes.ts';
import { isGone, reaching } from './temporal.ts';

/** Lots signalled at the same time by one submit. */
const SIGNALS_AT_ONCE = 16;
/** The server allows 10 updates in flight per workflow from all processes together, and more collapse it. */
const UPDATES_PER_LOT = 4;

export interface EngineOptions {
  readonly client: Client;
  readonly journal: Journal;
  readonly routes: Routes;
}

interface Addressed {
  readonly workflow: string;
  readonly index: number;
  readonly input: Input;
}

export function createEngine({ client, journal, routes }: EngineOptions): Engine {
  const inFlight = new Map<string, number>();

  async function submit(inputs: readonly Input[]): Promise<readonly SubmitResult[]> {
    const found = await routes.find(inputs);
    const results: SubmitResult[] = Array.from({ length: inputs.length });
    const addressed: Addressed[] = [];
    for (const [index, input] of inputs.entries()) {
      const route = found[index];
      if (route === undefined || route.kind !== 'lot') {
        results[index] = await settle(input, route);
        continue;
      }
      addressed.push({ workflow: workflowOf(input.target.directive, route.lot), index, input });
    }
    await inTurn([...groupBy(addressed, ({ workflow }) => workflow)], SIGNALS_AT_ONCE, async ([workflow, group]) => {
      for (const part of parts(group)) {
        const result = await signal(workflow, part);
        for (const { index, input } of part) results[index] = result ?? (await parked(input, 'assignmentClosed'));
      }
    });
    return results;
  }

  /** One signal; null where the lot has closed. */
  async function signal(workflow: string, part: readonly Addressed[]): Promise<SubmitResult | null> {
    try {
      await reaching(() =>
        client.workflow.getHandle(workflow).signal(
          'inputs',
          part.map(({ input }) => input),
        ),
      );
      return { kind: 'accepted' };
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  async function act(input: Input): Promise<SubmitResult> {
    const [route] = await routes.find([input]);
    if (route?.kind !== 'lot') return settle(input, route);
    const workflow = workflowOf(input.target.directive, route.lot);
    const running = inFlight.get(workflow) ?? 0;
    if (running >= UPDATES_PER_LOT) return (await submit([input]))[0] ?? { kind: 'accepted' };
    inFlight.set(workflow, running + 1);
    try {
      const outcome = await reaching(() =>
        client.workflow
          .getHandle(workflow)
          .executeUpdate<Outcome, [Input]>('act', { args: [input], updateId: input.hash.slice(0, 16) + input.id }),
      );
      if (!outcome.ok && outcome.code === 'busy') return { kind: 'refused', code: 'busy', details: {} };
      return { kind: 'decided', outcome, lot: route.lot };
    } catch (error) {
      if (isGone(error)) return await parked(input, 'assignmentClosed');
      throw error;
    } finally {
      inFlight.set(workflow, (inFlight.get(workflow) ?? 1) - 1);
    }
  }

  /** What has no lot: answered long ago, or about something unknown. */
  async function settle(input: Input, route: Exclude<Route, { kind: 'lot' }> | undefined): Promise<SubmitResult> {
    if (route?.kind === 'answered') return { kind: 'decided', outcome: route.outcome, lot: route.lot };
    if (route?.code === 'sameIdOtherContent') return { kind: 'refused', code: route.code, details: { what: input.id } };
    return parked(input, route?.code ?? 'assignmentUnknown');
  }

  async function parked(input: Input, code: ErrorCode): Promise<SubmitResult> {
    const { id, same } = await park(journal, input, code);
    return same ? { kind: 'parked', code, parked: id } : { kind: 'refused', code: 'sameIdOtherContent', details: {} };
  }

  return { submit, act };
}

const workflowOf = (directive: string, lot: number): string =>
  lot === DIRECTIVE_LOT ? directiveWorkflowId(directive) : lotWorkflowId(directive, lot);

/** A lot's inputs in signals of at most 100 inputs and 512 KiB, order kept. */
function parts(group: readonly Addressed[]): readonly (readonly Addressed[])[] {
  const all: Addressed[][] = [];
  let bytes = Infinity;
  for (const one of group) {
    const size = JSON.stringify(one.input).length;
    const last = all.at(-1);
    if (last === undefined || last.length === MAX_INPUTS_PER_SIGNAL || bytes + size > MAX_SIGNAL_BYTES) {
      all.push([one]);
      bytes = size;
    } else {
      last.push(one);
      bytes += size;
    }
  }
  return all;
}

/** Works through items, at most `width` at a time; the first failure ends it, once those under way are done. */
async function inTurn<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const runners = Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const item of queue) await work(item);
  });
  const failed = (await Promise.allSettled(runners)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
