// The policy: when a duty opens, who is told at which step, how late is late. Offsets are working days unless said otherwise.
import { z } from 'zod';

/** Which ladder an assignment climbs. `confirmation` chases the monitor while a report waits. */
export const LadderName = z.enum(['product', 'report', 'review', 'contribution', 'confirmation']);
export type LadderName = z.infer<typeof LadderName>;

/** A role at a unit; persons are found only when the notice is written. */
export const Role = z.enum(['clerk', 'head', 'monitor-clerk', 'monitor', 'committee', 'office']);
export type Role = z.infer<typeof Role>;

/** The form (hình thức) of a notice; messages/ has one text for each. */
export const Form = z.enum([
  'assigned',
  'reminder',
  'ackMissing',
  'checkMail',
  'overdue',
  'escalation',
  'bulletin',
  'confirmationPending',
  'returned',
  'declined',
  'withdrawn',
  'reopened',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'suspended',
  'resumed',
  'cancelled',
  'settled',
  'correction',
  'deadlineMoved',
  'chaseStarted',
  'contributionAsked',
  'reviewOpened',
  'questionAsked',
]);
export type Form = z.infer<typeof Form>;

export const Rung = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  kind: z.enum(['remind', 'overdue', 'escalate']),
  /** What the offset is counted from: the due day, the day of opening, the day the report came. */
  from: z.enum(['due', 'opening', 'submission']),
  /** Working days; negative is before. */
  offset: z.int().min(-250).max(250),
  tell: z.array(z.object({ role: Role, form: Form })).min(1),
  release: z.enum(['auto', 'by-person']).default('auto'),
  /** Goes out at once in working hours; else in the morning's digest. */
  urgent: z.boolean().default(false),
  /** Fires only while this holds. */
  only: z.enum(['unacknowledged']).nullable().default(null),
  firstPeriodOnly: z.boolean().default(false),
  /** Fires again every `days` working days, `times` times in all. */
  repeat: z
    .object({ days: z.int().min(1).max(60), times: z.int().min(1).max(52) })
    .nullable()
    .default(null),
});
export type Rung = Readonly<z.infer<typeof Rung>>;

const Ladder = z.array(Rung).max(30);

/** Where the shipped ladders do not fit. What it leaves out stays: a ladder that is not named, directives or units that are not. */
export const Override = z.object({
  /** Ids of directives; null: all. */
  directives: z.array(z.string().max(200)).min(1).nullable().default(null),
  /** Ids of the units that carry the duty; null: all. */
  units: z.array(z.string().max(120)).min(1).nullable().default(null),
  ladders: z.partialRecord(LadderName, Ladder).default({}),
  /** For whole directives only: whose units are left out. */
  reportPeriods: z.enum(['plain', 'nd09']).nullable().default(null),
});
export type Override = Readonly<z.infer<typeof Override>>;

export const Policy = z.object({
  schema: z.literal('dondoc/policy/v1'),
  version: z.string().min(1).max(40),
  /** Minutes after midnight (+07:00) at which rungs fire: 07:00. */
  fireAt: z.int().min(0).max(1439),
  /** Minutes after midnight at which the digest leaves: 07:30. */
  digestAt: z.int().min(0).max(1439),
  workingHours: z.object({ from: z.int().min(0).max(1439), to: z.int().min(0).max(1439) }),
  /** How a fixed due day on a day off moves; spans always move to the next working day (BLDS 2015 Đ148 k5, áp dụng tương tự). */
  rollFixed: z.enum(['none', 'next', 'previous']),
  /** When a periodic report is due whose words name no day: at the period's end, or by NĐ 09/2019/NĐ-CP (rules/report-period.ts). */
  reportPeriods: z.enum(['plain', 'nd09']).default('plain'),
  /** Calendar days before the due day at which a recurring duty opens, by how often it recurs. */
  openAhead: z.object({
    weekly: z.int(),
    monthly: z.int(),
    quarterly: z.int(),
    semiannual: z.int(),
    yearly: z.int(),
    multiyear: z.int(),
  }),
  review: z.object({
    /** Calendar days before the review's day at which its preparation opens. */
    openAhead: z.int().min(1).max(730),
    /** Working days before the review's day by which contributions are due. */
    contributionLead: z.int().min(1).max(250),
    /** Calendar days before the contribution's due day at which units are asked. */
    contributionOpenAhead: z.int().min(1).max(730),
  }),
  /** Working days a unit gets to redo a returned report, where the return names no day. */
  redoDays: z.int().min(1).max(60),
  /** Working days after a duty is opened on which a unit is taken to have received it, until it says when. */
  receiptDays: z.int().min(0).max(30).default(3),
  /** When a unit may ask for a later day. */
  extension: z
    .object({
      /** Working days before the due day by which the request must be there; 0: until the due day itself. */
      notice: z.int().min(0).max(60),
      /** How many times one assignment may be extended at the unit's request. */
      most: z.int().min(0).max(20),
    })
    .default({ notice: 3, most: 2 }),
  /** Whether the days of a suspension are added to the deadline. */
  suspension: z.enum(['stopsClock', 'clockRuns']).default('stopsClock'),
  /** Working days after which undated duties are asked about. */
  undatedSilence: z.int().min(1).max(250),
  /** Months before the chase starts whose past periods are opened as "before dondoc". */
  takeInMonths: z.int().min(0).max(120),
  /** How far `occurredAt` of a trusted source may lie before `receivedAt` and still count, in working days. */
  occurredTolerance: z.int().min(0).max(60),
  /** Minutes by which an event may be dated after its arrival (clock skew) before it is refused. */
  futureTolerance: z.int().min(0).max(1440),
  ladders: z.record(LadderName, Ladder),
  /** Ladders of their own for some directives or units; the first that fits counts, for each ladder by itself. */
  overrides: z.array(Override).max(100).default([]),
});
export type Policy = Readonly<z.infer<typeof Policy>>;
