// The contracts as JSON Schema (draft 2020-12), for those who write plans, directories and events with other tools. They describe what
// is taken in: a field with a default may be left out. What a schema cannot say (a day that exists, a unit that is known) the checks say.
import { z } from 'zod';
import { Actor } from './accept.ts';
import { CalendarFile } from './calendar.ts';
import { Directory } from './directory.ts';
import { INBOUND } from './events.ts';
import type { InputKind } from './input.ts';
import { InputData, Target } from './input.ts';
import { Plan } from './plan.ts';
import { Policy } from './policy.ts';
import { Sources } from './source.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Files of the project and of its users, by name. */
const FILES = { plan: Plan, directory: Directory, policy: Policy, calendar: CalendarFile, sources: Sources } as const;

/** The names of the schemas of files. */
export const FILE_SCHEMAS: readonly string[] = Object.keys(FILES);

/** The data of an event: whom it means (unless `subject` says it), who did it, and what its kind holds. */
export const eventData = (kind: InputKind): z.ZodObject =>
  z.object({ ...Target.partial({ directive: true }).shape, ...Actor.shape, ...InputData[kind].shape });

/** The schema of the data of an event, to stand inside another one. */
export function eventSchema(kind: InputKind): JsonSchema {
  const { $schema: _, ...data } = takenIn(eventData(kind));
  return data;
}

/** All schemas by name: `plan`, `directory`, ... and each type of event as `report.submitted`, ... */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  const files = Object.entries(FILES).map(([name, schema]) => [name, of(schema, `urn:dondoc:schema:${name}:v1`, name)]);
  const events = Object.values(INBOUND).map(({ kind, name, dataschema, vi, en }) => [
    name,
    of(eventData(kind), dataschema, `${vi} / ${en}`),
  ]);
  return Object.fromEntries([...files, ...events]) as Record<string, JsonSchema>;
}

function of(schema: z.ZodType, id: string, title: string): JsonSchema {
  const { $schema, ...rest } = takenIn(schema);
  return { $schema, $id: id, title, ...rest };
}

const takenIn = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
