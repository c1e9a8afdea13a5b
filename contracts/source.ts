// Who may send inputs: each source is a service or an office with its token, the units it speaks for and in which capacity.
import { z } from 'zod';
import { ID_PART } from './ids.ts';
import { Capacity } from './input.ts';

export const Source = z.object({
  /** The CloudEvents `source`: a URI reference, e.g. "urn:dondoc:source:so-noi-vu". */
  source: z.string().min(1).max(300),
  /** SHA-256 (hex) of the bearer token; null: Kafka only. */
  tokenHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  /** Unit ids, or "*" for all. */
  units: z.union([z.literal('*'), z.array(z.string().regex(ID_PART)).max(5_000)]),
  capacities: z.array(Capacity).min(1),
  /** Its `time` counts for being in time, within the policy's tolerance. */
  trusted: z.boolean().default(false),
});
export type Source = Readonly<z.infer<typeof Source>>;

export const Sources = z.object({ schema: z.literal('dondoc/sources/v1'), sources: z.array(Source).max(10_000) });
export type Sources = Readonly<z.infer<typeof Sources>>;

/** Whether a source may speak in this capacity for this unit. */
export function entitled(source: Source, capacity: Capacity, unit: string | null): boolean {
  if (!source.capacities.includes(capacity)) return false;
  return capacity !== 'unit' || source.units === '*' || (unit !== null && source.units.includes(unit));
}
