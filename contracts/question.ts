// Questions: what only a person can settle. Open until answered, shown to the operator.

export type QuestionKind =
  /** A duty whose time no calendar can give ("kịp thời"): the answer is a day, or "standing". */
  | 'undated'
  /** A time tied to an event ("giữa nhiệm kỳ"): the answer is the day. */
  | 'eventDated'
  /** A day before the directive's own date: a slip, or something done before; the answer is the day that is meant. */
  | 'beforeIssue'
  /** "định kỳ" without saying how often. */
  | 'recurrenceUnspecified'
  /** A name in the plan that no unit of the directory bears. */
  | 'unmatchedName'
  /** A duty of which the text does not say whose it is. */
  | 'noLead'
  /** Nobody holds the post that a rung addresses. */
  | 'vacantPost'
  /** Asked once a year of what recurs without an end: the answer's day is the last of it, none lets it go on. */
  | 'stillRecurring'
  /** "kể từ ngày nhận": the unit's day of receipt. */
  | 'receiptDate';

export interface Question {
  /** Unique in its directive: `{kind}/{subject}`. */
  readonly id: string;
  readonly kind: QuestionKind;
  /** What it is about: a duty's id, a unit's id, or the name in the text. */
  readonly subject: string;
  /** The text's words, to show beside the question. */
  readonly words: string;
}
