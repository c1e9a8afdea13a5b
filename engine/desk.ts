// Inputs that a person gives on this machine: by command or page. They pass the same door as any event, under a source of their own
// that may speak for every unit, so the journal always says through which desk something came.
import { randomUUID } from 'node:crypto';
import { acceptEvent } from '../contracts/accept.ts';
import { cloudEvent } from '../contracts/cloudevent.ts';
import { INBOUND } from '../contracts/events.ts';
import type { Input, InputKind } from '../contracts/input.ts';
import type { Source, Sources } from '../contracts/source.ts';
import type { Instant } from '../contracts/time.ts';

export const CLI_SOURCE = 'urn:dondoc:source:cli';
export const WEB_SOURCE = 'urn:dondoc:source:web';

export const deskSource = (source: typeof CLI_SOURCE | typeof WEB_SOURCE): Source => ({
  source,
  tokenHash: null,
  units: '*',
  capacities: ['unit', 'monitor', 'operator'],
  trusted: true,
});

/** Sources as they are registered: those of a file, and the desks of this installation, which no file may take. */
export const withDesks = (sources: Sources): Sources => ({
  ...sources,
  sources: [
    ...sources.sources.filter(({ source }) => source !== CLI_SOURCE && source !== WEB_SOURCE),
    deskSource(CLI_SOURCE),
    deskSource(WEB_SOURCE),
  ],
});

export interface DeskWord {
  readonly source: typeof CLI_SOURCE | typeof WEB_SOURCE;
  readonly kind: InputKind;
  /** Whom it means and what it says, as in an event's data. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The same id again is the same word; null: a new one. */
  readonly id: string | null;
  readonly occurredAt: Instant | null;
  readonly now: Instant;
}

/** @throws DondocError inputMalformed, naming the field */
export function deskInput({ source, kind, data, id, occurredAt, now }: DeskWord): Input {
  const event = cloudEvent({ id: id ?? randomUUID(), source, type: INBOUND[kind].type, time: occurredAt, data });
  return acceptEvent(event, { source: deskSource(source), receivedAt: now });
}
