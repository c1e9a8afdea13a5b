// A fact as others read it on Kafka: a CloudEvent whose data has days and instants as text, and nothing that is dondoc's own business
// (when its timers ring, the terms of a lot) or a person's name. Every fact is told, so that a directive's `seq` has no gaps.
import type { CloudEvent } from '../contracts/cloudevent.ts';
import { cloudEvent } from '../contracts/cloudevent.ts';
import { factDataschema, factEventType } from '../contracts/events.ts';
import type { Fact, FactFor } from '../contracts/fact.ts';
import { assignmentParts } from '../contracts/ids.ts';
import { formatInstant } from '../contracts/rfc3339.ts';
import { DAY_MS } from '../contracts/time.ts';

/** Inner matters, and names of persons, which must stay where they can be erased. */
const LEFT_OUT: ReadonlySet<string> = new Set(['nextAt', 'next', 'step', 'hash', 'signer', 'approvedBy']);
const DAYS: ReadonlySet<string> = new Set(['due', 'rolledFrom', 'starts', 'ends']);
const INSTANTS: ReadonlySet<string> = new Set(['chaseFrom']);

export const directiveSource = (directive: string): string => `urn:dondoc:directive:${directive}`;

/** The event of a fact with its number in its directive. */
export function factEvent(seq: number, fact: Fact): CloudEvent {
  const { directive, assignment, type, at, input, notify } = fact;
  const parts = assignment === null ? null : assignmentParts(assignment);
  return cloudEvent({
    id: `${directive}:${seq}`,
    source: directiveSource(directive),
    type: factEventType(type),
    subject: assignment,
    time: at,
    dataschema: factDataschema(type),
    extensions: { partitionkey: directive },
    data: {
      directive,
      seq,
      duty: parts?.duty ?? null,
      unit: parts?.unit ?? null,
      period: parts?.period ?? null,
      input: input === null ? null : outward(input),
      told: notify.map(({ role, unit, form }) => ({ role, unit, form })),
      body: bodyOf(fact),
    },
  });
}

function bodyOf(fact: Fact): unknown {
  if (fact.type === 'lot.opened') return lotBody(fact);
  if (fact.type === 'input.parked') return { code: fact.body.code };
  return outward(fact.body);
}

/** Of a lot's terms: whom it gives what. The policy and the calendar are the same for all lots and not news. */
function lotBody({ body: { terms } }: FactFor<'lot.opened'>): unknown {
  const duties = terms.duties.map(({ id, kind, review, title }) => ({ id, kind, review, title }));
  return { lot: terms.lot, monitor: terms.monitor, duties, pairs: terms.pairs };
}

/** Plain data with days and instants as text and inner fields left out. */
function outward(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outward);
  if (typeof value !== 'object' || value === null) return value;
  const shown: [string, unknown][] = [];
  for (const [key, one] of Object.entries(value)) {
    if (!LEFT_OUT.has(key)) shown.push([key, typeof one === 'number' ? timeText(key, one) : outward(one)]);
  }
  return Object.fromEntries(shown);
}

function timeText(key: string, value: number): string | number {
  if (DAYS.has(key)) return formatInstant(value * DAY_MS).slice(0, 'YYYY-MM-DD'.length);
  return key.endsWith('At') || INSTANTS.has(key) ? formatInstant(value) : value;
}
