// Inputs: anything that arrives from outside and may change an assignment, a review or a question. An input is stamped `receivedAt`
// at the door and is idempotent by `source` + `id`.
import { z } from 'zod';
import { DIRECTIVE_ID, ID_PART, PERIOD } from './ids.ts';
import { DayText } from './plan.ts';

/** An event larger than this is refused at the door. */
export const MAX_INPUT_BYTES = 256 * 1024;
/** Inputs one signal to a lot may carry, and their size together. */
export const MAX_INPUTS_PER_SIGNAL = 100;
export const MAX_SIGNAL_BYTES = 512 * 1024;

/** The document by which a report came: its number, day and signer as written on it. */
export const DocumentRef = z.object({
  number: z.string().max(100).nullable().default(null),
  issuedOn: DayText.nullable().default(null),
  signer: z.string().max(200).nullable().default(null),
  file: z.string().max(500).nullable().default(null),
});
export type DocumentRef = Readonly<z.infer<typeof DocumentRef>>;

const Note = z.string().max(4_000).default('');
const Reason = z.string().min(1).max(4_000);
/** The document by which a decision was made; some are made by telephone and have none. */
const Decision = DocumentRef.nullable().default(null);

/** The data of each kind of input, by kind. */
export const InputData = {
  /** When the unit received the directive, where its deadline is counted from that day. */
  acknowledge: z.object({ note: Note, receivedOn: DayText.nullable().default(null) }),
  /** To whom inside the unit: a desk or a section, since names of persons stay out of facts. */
  handOver: z.object({ to: z.string().min(1).max(200), note: Note }),
  decline: z.object({ reason: Reason }),
  report: z.object({
    text: z.string().max(20_000).default(''),
    document: DocumentRef.nullable().default(null),
    figures: z.record(z.string().max(100), z.number()).default({}),
  }),
  withdraw: z.object({ reason: Reason }),
  confirm: z.object({ note: Note }),
  return: z.object({ reason: Reason, redoBy: DayText.nullable().default(null) }),
  reopen: z.object({ reason: Reason }),
  askExtension: z.object({ due: DayText, reason: Reason, document: Decision }),
  /** Grants the day asked for, or another one; without a request it is granted on the monitor's own motion. */
  grantExtension: z.object({ due: DayText.nullable().default(null), note: Note, document: Decision }),
  refuseExtension: z.object({ reason: Reason, document: Decision }),
  suspend: z.object({ reason: Reason, document: Decision }),
  resume: z.object({ note: Note, document: Decision }),
  cancel: z.object({ reason: Reason, document: Decision }),
  minutes: z.object({ heldOn: DayText, document: DocumentRef.nullable().default(null), note: Note }),
  answer: z.object({
    question: z.string().min(1).max(300),
    answer: z.string().min(1).max(4_000),
    due: DayText.nullable().default(null),
  }),
} as const;

export type InputKind = keyof typeof InputData;
export type InputDataOf<K extends InputKind> = Readonly<z.infer<(typeof InputData)[K]>>;

/** In which capacity the sender speaks; set by the door from the source's registration, never by the sender. */
export const Capacity = z.enum(['unit', 'monitor', 'operator']);
export type Capacity = z.infer<typeof Capacity>;

/** Which assignment an input means; without a period the earliest open one. Answers name only the directive. */
export const Target = z.object({
  directive: z.string().regex(DIRECTIVE_ID),
  duty: z.string().regex(ID_PART).nullable().default(null),
  unit: z.string().regex(ID_PART).nullable().default(null),
  period: z.string().regex(PERIOD).nullable().default(null),
});
export type Target = Readonly<z.infer<typeof Target>>;

interface InputOf<K extends InputKind> {
  readonly source: string;
  readonly id: string;
  readonly kind: K;
  readonly target: Target;
  readonly as: Capacity;
  /** Id of the person who did it, where the source says so. */
  readonly by: string | null;
  /** When it happened, by the source; counts only where the source is trusted. */
  readonly occurredAt: number | null;
  /** When it reached the door: Kafka's log-append time, or the clock of the HTTP server. */
  readonly receivedAt: number;
  readonly trusted: boolean;
  /** SHA-256 over kind, target and data: the same id with other content is refused. */
  readonly hash: string;
  readonly data: InputDataOf<K>;
}

export type Input = { [K in InputKind]: InputOf<K> }[InputKind];
export type InputFor<K extends InputKind> = InputOf<K>;
