// What a notice is written from: a plain record of everything its words may need. Whoever queues notices fills it from the journal and
// the directory; nothing here is looked up while writing. Absent is null, and what is null leaves its words out of the text.
import type { Unit } from '../contracts/directory.ts';
import type { DirectiveKind } from '../contracts/plan.ts';
import type { Post } from '../contracts/directory.ts';
import type { Form, Role } from '../contracts/policy.ts';
import type { QuestionKind } from '../contracts/question.ts';
import type { Basis } from '../contracts/terms.ts';
import type { Day, DayText, Instant } from '../contracts/time.ts';

/** How far an assignment has come, as a notice says it. */
export type NoticeStatus = 'open' | 'acknowledged' | 'submitted' | 'returned' | 'declined' | 'done' | 'ended';

export interface NoticePerson {
  readonly id: string;
  readonly name: string;
  /** The title without or with the unit's name: "Giám đốc", "Giám đốc Sở Y tế". */
  readonly title: string;
  readonly post: Post;
}

export interface NoticeUnit {
  readonly id: string;
  readonly name: string;
  /** "organ": Đồng chí; "enterprise": Ông/Bà. */
  readonly address: Unit['address'];
}

export interface NoticeDirective {
  readonly id: string;
  /** "109-NQ/TU" */
  readonly number: string | null;
  readonly kind: DirectiveKind | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly issuedOn: DayText | null;
  /** A secrecy stamp: then neither title nor words of the document enter the notice. */
  readonly secrecy: string | null;
}

export interface NoticeDuty {
  readonly id: string;
  readonly kind: 'task' | 'report' | 'review' | 'contribution';
  /** A short label, for subjects. */
  readonly title: string;
  /** The directive's own words. */
  readonly quote: string | null;
  /** "điểm b khoản 2 Mục III" */
  readonly place: string | null;
  /** The directive's own words about the time: "trước ngày 30/6/2026". */
  readonly timeText: string | null;
  /** "Báo cáo", "Kế hoạch": what is to come of it. */
  readonly product: string | null;
}

export interface NoticeMonitor {
  readonly id: string;
  /** The unit in whose name the notice is written. */
  readonly name: string;
  readonly address: Unit['address'];
  readonly contact: { readonly name: string; readonly title: string | null; readonly phone: string | null } | null;
}

export interface NoticeAssignment {
  readonly id: string;
  /** once, 2026, 2026-H1, 2026-Q2, 2026-07, 2026-W07 */
  readonly period: string;
  readonly due: Day | null;
  readonly dueAt: Instant | null;
  /** The day of the current return: the work is to come again by then. */
  readonly redoDue: Day | null;
  readonly redoAt: Instant | null;
  readonly status: NoticeStatus;
  readonly openedAt: Instant;
  /** Judged late, once it was submitted. */
  readonly late: boolean | null;
  /** Working days by which it was late. */
  readonly daysLate: number | null;
  readonly submittedAt: Instant | null;
  readonly confirmedAt: Instant | null;
}

/** A document that came: a report, a decision, minutes. */
export interface NoticeDocument {
  /** "Báo cáo"; null: "văn bản". */
  readonly kindName: string | null;
  readonly number: string | null;
  readonly issuedOn: DayText | null;
  readonly issuer: string | null;
}

/** Days the notice names in its requests; `noticeDays` counts them on the working calendar. */
export interface NoticeDays {
  /** Working days left until the due day. */
  readonly daysLeft: number | null;
  /** By when receipt is to be acknowledged. */
  readonly ackBy: Day | null;
  /** By when more time may be asked for. */
  readonly extensionAskBy: Day | null;
  /** By when an answer to this notice is expected. */
  readonly replyBy: Day | null;
}

export interface NoticeReview {
  readonly kind: 'so-ket' | 'tong-ket';
  /** The directive's own words about the review's time. */
  readonly timeText: string | null;
  readonly periodFrom: Day | null;
  readonly periodTo: Day | null;
  /** Figures count to the end of this day. */
  readonly cutOff: Day | null;
  /** By when the units' contributions are due (told to who prepares the review). */
  readonly contributionsBy: Day | null;
  /** Of this unit's assignments: done, and all. */
  readonly done: number | null;
  readonly total: number | null;
}

/** How a chase ended, where it was not by completion. */
export type NoticeEnding =
  | { readonly kind: 'extended'; readonly newDue: Day; readonly decision: NoticeDocument | null }
  | { readonly kind: 'moved'; readonly from: Day; readonly decision: NoticeDocument | null };

export interface NoticeContext {
  readonly form: Form;
  readonly role: Role | 'told';
  /** Who is told, and the unit in which that person holds the post: another one than `told` for a substitute. */
  readonly person: NoticePerson | null;
  readonly personUnit: NoticeUnit;
  /** The unit whose assignment it is; for a question without one, the monitor. */
  readonly unit: NoticeUnit;
  /** The unit the notice is written to: `unit`, one that works with it, or the monitor; and its part in the duty. */
  readonly told: NoticeUnit;
  readonly part: 'lead' | 'coordinate';
  readonly directive: NoticeDirective;
  readonly duty: NoticeDuty | null;
  readonly assignment: NoticeAssignment | null;
  readonly basis: Basis | null;
  /** Names of units. */
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly monitor: NoticeMonitor;
  /** Days on which reminders and overdue notices of this assignment went out before. */
  readonly noticeDates: readonly Day[];
  readonly days: NoticeDays;
  readonly result: NoticeDocument | null;
  /** Why it was returned, declined, suspended, ..., in the person's own words. */
  readonly reason: string | null;
  readonly ending: NoticeEnding | null;
  /** The document by which the monitor decided what the notice tells. */
  readonly decision: NoticeDocument | null;
  /** The day by which it was due before the deadline moved. */
  readonly former: Day | null;
  /** The later day that the unit asked for. */
  readonly asked: Day | null;
  readonly review: NoticeReview | null;
  readonly question: { readonly kind: QuestionKind; readonly subject: string; readonly words: string } | null;
  /** Only where the policy has a further step and a person has approved it. */
  readonly nextStep: { readonly on: Day; readonly addressee: string } | null;
  /** What a person wrote instead of the words of the form; null as a subject: the form's own. */
  readonly own: { readonly subject: string | null; readonly text: string } | null;
  /** Names of files that really go with the notice. */
  readonly attachments: readonly string[];
  /** When the notice was decided: what it says of the state of things is said of this instant. */
  readonly asOf: Instant;
  readonly url: string | null;
}

export interface Notice {
  /** At most 120 characters. */
  readonly subject: string;
  /** Plain text, lines ended by "\n". */
  readonly text: string;
}
