// What reading makes of a directive: the plan a person approves before anything runs. Offsets are UTF-16 code units into the
// decoded text, end exclusive, so `text.slice(start, end)` is the source.
import { z } from 'zod';

export const PLAN_SCHEMA = 'dondoc/plan/v1';

/** Limits of a plan: a provincial directive has 10 to 80 duties; a volume is split before it is read. */
export const MAX_OBLIGATIONS = 2_000;
export const MAX_UNITS_PER_DUTY = 500;

export const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const DirectiveKind = z.enum([
  'nghi-quyet',
  'chi-thi',
  'ket-luan',
  'ke-hoach',
  'chuong-trinh-hanh-dong',
  'quyet-dinh',
  'thong-bao',
  'cong-van',
  'huong-dan',
  'quy-dinh',
  'de-an',
]);
export type DirectiveKind = z.infer<typeof DirectiveKind>;

export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Span = Readonly<z.infer<typeof Span>>;

export const NamedUnit = z.object({
  name: z.string().min(1).max(500),
  start: z.int().min(0).optional(),
  end: z.int().min(0).optional(),
});
export type NamedUnit = Readonly<z.infer<typeof NamedUnit>>;

export const PlanTime = z.object({
  text: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  /** The last day that is still in time. */
  due: DayText.nullable(),
  /** "17:00" where the text gives an hour. */
  hour: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable()
    .default(null),
  /** An RFC 5545 rule, or "unspecified" for a bare "định kỳ". */
  recurs: z.string().nullable(),
  /** A time that only a person can date: "giữa nhiệm kỳ". */
  event: z.string().nullable(),
  /** An ISO 8601 span: P30D, P2M; with `workingDays`, its days are working days. */
  within: z.string().nullable(),
  workingDays: z.boolean(),
  /** What a span is counted from, in the text's words. */
  from: z.string().nullable(),
  /** When a recurrence starts and ends, where the text says so. */
  starts: DayText.nullable().default(null),
  ends: DayText.nullable().default(null),
});
export type PlanTime = Readonly<z.infer<typeof PlanTime>>;

/** `sure`: no person need look first; `look`: a person reads the sentence; `guess`: a person decides. */
export const Confidence = z.enum(['sure', 'look', 'guess']);
export type Confidence = z.infer<typeof Confidence>;

export const Obligation = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-z0-9][a-z0-9.-]*$/),
  kind: z.enum(['task', 'report', 'review']),
  review: z.enum(['so-ket', 'tong-ket']).nullable(),
  /** A duty without a day that goes on for as long as the directive lives ("thường xuyên"). */
  standing: z.boolean().default(false),
  /** A short label: the words of the duty without its time. */
  title: z.string().max(200).default(''),
  /** The directive's own words for this duty, line breaks folded, for people to read; the offsets in `source` are the evidence. */
  quote: z.string().max(2_000).default(''),
  /** Where it stands, as people say it: "mục III, khoản 4". */
  place: z.string().max(200).default(''),
  clause: Span.extend({ path: z.string() }),
  source: Span,
  leads: z.array(NamedUnit).max(MAX_UNITS_PER_DUTY),
  via: z.array(NamedUnit).max(MAX_UNITS_PER_DUTY),
  coordinators: z.array(NamedUnit).max(MAX_UNITS_PER_DUTY),
  to: NamedUnit.nullable(),
  time: PlanTime.nullable(),
  /** How sure reading is of this item. Left out where reading did not say: a plan of an earlier build keeps its hash. */
  confidence: Confidence.optional(),
});
export type Obligation = Readonly<z.infer<typeof Obligation>>;

export const PlanWarning = z.object({
  code: z.string(),
  message: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
});
export type PlanWarning = Readonly<z.infer<typeof PlanWarning>>;

export const PlanDirective = z.object({
  number: z.string().nullable(),
  kind: DirectiveKind.nullable(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  province: z.string().nullable(),
  issuedOn: DayText.nullable(),
  term: z.object({ from: DayText, to: DayText }).nullable().default(null),
  secrecy: z.string().nullable().default(null),
});
export type PlanDirective = Readonly<z.infer<typeof PlanDirective>>;

export const PlanSection = Span.extend({ heading: z.string().nullable() });
export type PlanSection = Readonly<z.infer<typeof PlanSection>>;

export const Plan = z.object({
  schema: z.literal(PLAN_SCHEMA),
  directive: PlanDirective,
  section: PlanSection.nullable(),
  monitors: z.array(NamedUnit),
  obligations: z.array(Obligation).max(MAX_OBLIGATIONS),
  warnings: z.array(PlanWarning),
  /** SHA-256 of the text that was read (UTF-8), in hex: written by the command, since reading is pure. */
  textHash: z.string().nullable().default(null),
});
export type Plan = Readonly<z.infer<typeof Plan>>;
