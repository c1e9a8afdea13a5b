// From a fact to its notices: which persons hear it, found in the directory on the fact's day. Pure (it remembers answers): who was told before
// is passed in. What reaches nobody becomes an `unaddressed` notice, so that it is seen.
import type { Directory } from '../contracts/directory.ts';
import type { Fact, Notify } from '../contracts/fact.ts';
import type { Form, Role } from '../contracts/policy.ts';
import { dayAt } from '../rules/day.ts';
import { addressees } from '../rules/directory.ts';
import type { Addressee, Addressees } from '../rules/directory.ts';
import { contentHash } from './digest.ts';
import type { Vacancy } from './vacancies.ts';

const KEY_DIGITS = 32;

/** A notice before it is stored. */
export interface NewNotice {
  readonly key: string;
  readonly directive: string;
  readonly seq: number;
  readonly assignment: string | null;
  readonly form: Form;
  readonly role: Role | 'told';
  readonly unit: string | null;
  readonly person: string | null;
  readonly personUnit: string | null;
  readonly post: string | null;
  readonly urgent: boolean;
  readonly tellsLate: boolean;
  readonly release: 'auto' | 'by-person';
  readonly state: 'queued' | 'draft' | 'unaddressed';
  readonly createdAt: number;
}

export interface Told {
  readonly person: string;
  readonly personUnit: string | null;
  readonly post: string | null;
}

/** What addressing needs to know besides the fact. `told` is kept up to date as notices of one batch are made. */
export interface AddressBook {
  readonly directory: Directory | null;
  readonly monitor: string | null;
  /** Who was told that an assignment is late and not yet that it is settled, by assignment and person. */
  readonly told: Map<string, Map<string, Told>>;
}

/** One person gets one fact's form once; where nobody was found, the unit and role stand for the person. */
export const noticeKey = (directive: string, factKey: string, form: Form, recipient: string): string =>
  contentHash([directive, factKey, form, recipient]).slice(0, KEY_DIGITS);

/** Whether the fact's notices say that the assignment is late: chasing the monitor for a confirmation does not. */
const tellsLate = (fact: Fact): boolean =>
  fact.type === 'rung.overdue' || (fact.type === 'rung.escalated' && fact.body.ladder !== 'confirmation');

/** The notices of a fact, each person and form once, and the vacant posts met. */
export function noticesOf(
  fact: Fact,
  seq: number,
  book: AddressBook,
): { readonly notices: readonly NewNotice[]; readonly vacancies: readonly Vacancy[] } {
  const notices = new Map<string, NewNotice>();
  const vacancies: Vacancy[] = [];
  for (const notify of fact.notify) {
    const found = recipients(fact, notify, book);
    if (found.vacant !== null) vacancies.push(found.vacant);
    for (const recipient of found.recipients) {
      const notice = noticeTo(fact, seq, notify, recipient);
      if (!notices.has(notice.key)) notices.set(notice.key, notice);
    }
  }
  const made = [...notices.values()];
  remember(fact, made, book);
  return { notices: made, vacancies };
}

interface Recipients {
  /** A null recipient is nobody: told so that it is seen. */
  readonly recipients: readonly (Told | null)[];
  readonly vacant: Vacancy | null;
}

function recipients(fact: Fact, { role, unit }: Notify, book: AddressBook): Recipients {
  if (role === 'told') {
    const told = fact.assignment === null ? undefined : book.told.get(fact.assignment);
    return { recipients: [...(told?.values() ?? [])], vacant: null };
  }
  if (book.directory === null) return { recipients: [null], vacant: null };
  const found = lookUp(book.directory, unit, role, book.monitor, dayAt(fact.at));
  // A committee member in charge is there or not; every other role should have somebody.
  const nobody = role === 'committee' ? [] : [null];
  return { recipients: found.persons.length === 0 ? nobody : found.persons.map(asTold), vacant: found.vacant };
}

const asTold = ({ person, unit, post }: Addressee): Told => ({ person, personUnit: unit, post });

function noticeTo(fact: Fact, seq: number, notify: Notify, recipient: Told | null): NewNotice {
  const { role, unit, form, urgent, release } = notify;
  const waiting = release === 'by-person' ? 'draft' : 'queued';
  return {
    key: noticeKey(fact.directive, fact.key, form, recipient?.person ?? `~${unit ?? ''}/${role}`),
    directive: fact.directive,
    seq,
    assignment: fact.assignment,
    form,
    role,
    unit,
    person: recipient?.person ?? null,
    personUnit: recipient?.personUnit ?? null,
    post: recipient?.post ?? null,
    urgent,
    tellsLate: tellsLate(fact),
    release,
    state: recipient === null ? 'unaddressed' : waiting,
    createdAt: fact.at,
  };
}

/** Keeps `told` true for the facts that follow in the same batch. A draft has told nobody yet. */
function remember(fact: Fact, notices: readonly NewNotice[], book: AddressBook): void {
  const { assignment } = fact;
  if (assignment === null) return;
  if (fact.notify.some(({ role }) => role === 'told')) book.told.delete(assignment);
  for (const { person, personUnit, post, state, tellsLate: late } of notices) {
    if (!late || person === null || state !== 'queued') continue;
    const told = book.told.get(assignment) ?? new Map<string, Told>();
    told.set(person, told.get(person) ?? { person, personUnit, post });
    book.told.set(assignment, told);
  }
}

/** Answers by directory, kept because a lot asks the same thing for a hundred assignments at one instant. */
const answers = new WeakMap<Directory, Map<string, Addressees>>();
const MAX_ANSWERS = 20_000;

function lookUp(
  directory: Directory,
  unit: string | null,
  role: Role,
  monitor: string | null,
  day: number,
): Addressees {
  const known = answers.get(directory) ?? new Map<string, Addressees>();
  answers.set(directory, known);
  const question = `${role} ${day} ${unit ?? '-'} ${monitor ?? '-'}`;
  const before = known.get(question);
  if (before !== undefined) return before;
  const answer = addressees(directory, { unit, role, monitor, day });
  if (known.size >= MAX_ANSWERS) known.clear();
  known.set(question, answer);
  return answer;
}
