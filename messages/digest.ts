// The morning's digest: all that a person is told that day under one greeting, grouped by directive and, within it, by form. Each
// form's request stands once, below its items. A single notice stays as itself.
//
// Limits: the first 30 duties are written out, in the order of what needs an answer first; of the others only the number is given
// ("và 07 nhiệm vụ khác"). Nothing is lost by that: every notice has its own page.
import { addressLine, toOrgan } from './address.ts';
import { cleanContext } from './clean.ts';
import type { Notice, NoticeContext } from './context.ts';
import { dateText } from './dates.ts';
import { asOfText, deadlineText, dutyBrief, recordedSince } from './deadline.ts';
import { codeText, contactText } from './foot.ts';
import { escalationSubject } from './forms/escalation.ts';
import { FORMS } from './forms/table.ts';
import { cut, join, lines, say } from './line.ts';
import type { Part } from './line.ts';
import { renderNotice } from './notice.ts';
import { countText, romanText } from './numbers.ts';
import { directiveAbout, directiveReference } from './reference.ts';
import { numberTag, plainSubject } from './subject.ts';
import { FORM_WORDS } from './words.ts';
import { groupBy } from '../contracts/group.ts';
import type { Some } from '../contracts/group.ts';
import type { Form } from '../contracts/policy.ts';
import { dayAt } from '../rules/day.ts';

/** Duties written out in one digest. */
export const MAX_DIGEST_ITEMS = 30;
/** Directives that get a section of their own. */
export const MAX_DIGEST_DIRECTIVES = 20;

/** What needs an answer first stands first. */
const ORDER: readonly Form[] = [
  'escalation',
  'overdue',
  'returned',
  'reminder',
  'ackMissing',
  'extensionRefused',
  'chaseStarted',
  'assigned',
  'contributionAsked',
  'reviewOpened',
  'confirmationPending',
  'declined',
  'extensionAsked',
  'checkMail',
  'questionAsked',
  'bulletin',
  'deadlineMoved',
  'extensionGranted',
  'suspended',
  'resumed',
  'reopened',
  'withdrawn',
  'cancelled',
  'correction',
  'settled',
];

interface Group {
  readonly form: Form;
  readonly notices: Some<NoticeContext>;
}

interface Section {
  readonly notices: Some<NoticeContext>;
  readonly groups: readonly Group[];
}

/** One text for all notices of one person on one morning; they must be at least one. */
export function renderDigest(contexts: Some<NoticeContext>): Notice {
  const [first] = contexts;
  if (contexts.length === 1) return renderNotice(first);
  const clean = contexts.map(cleanContext) as unknown as Some<NoticeContext>;
  const sections = sectionsOf(clean);
  const shown = sections.slice(0, MAX_DIGEST_DIRECTIVES);
  const greeting = greetingOf(clean);
  const layout: Layout = { room: shareRoom(shown), home: greeting.home };
  const text = join(
    '\n\n',
    greeting.line,
    `Trân trọng thông báo ${countText(clean.length)} nội dung, đến ${asOfText(latest(clean))}:`,
    ...shown.map((section, index) => sectionText(section, index + 1, layout)),
    hidden(sections.slice(MAX_DIGEST_DIRECTIVES)),
  );
  return { subject: digestSubject(sections, clean), text: `${text ?? ''}\n` };
}

/** One greeting for all: the organ's where all go to one organ, else the person's. */
function greetingOf(contexts: Some<NoticeContext>): { readonly line: string; readonly home: string | null } {
  const [first] = contexts;
  const one = new Set(contexts.map(addressLine)).size === 1;
  if (one) return { line: addressLine(first), home: toOrgan(first) ? first.told.id : first.personUnit.id };
  const byName = contexts.find((context) => !toOrgan(context)) ?? { ...first, role: 'head' as const };
  return { line: addressLine(byName), home: null };
}

const latest = (contexts: Some<NoticeContext>): NoticeContext =>
  contexts.reduce((last, context) => (context.asOf > last.asOf ? context : last));

/** Directives in the order of their most pressing form, forms in the order above. */
function sectionsOf(contexts: Some<NoticeContext>): readonly Section[] {
  const byDirective = groupBy(contexts, ({ directive, monitor }) => `${directive.id} ${monitor.id}`);
  const sections = [...byDirective.values()].map((notices) => ({
    notices,
    groups: [...groupBy(notices, groupKey).values()]
      .map((group) => ({ form: group[0].form, notices: group }))
      .sort((a, b) => ORDER.indexOf(a.form) - ORDER.indexOf(b.form)),
  }));
  return sections.sort((a, b) => pressing(a) - pressing(b));
}

/** Requests differ by form, by part and by the unit they are put to; where a head is told, by the unit that is late. */
const groupKey = ({ form, part, role, unit, told }: NoticeContext): string =>
  join(' ', form, part, role, told.id, form === 'escalation' || form === 'overdue' ? unit.id : null) ?? form;

const pressing = ({ groups }: Section): number => Math.min(...groups.map(({ form }) => ORDER.indexOf(form)));

/** How many items each group writes out: first come, first served, in the order in which they stand. */
function shareRoom(sections: readonly Section[]): ReadonlyMap<Group, number> {
  const room = new Map<Group, number>();
  let left = MAX_DIGEST_ITEMS;
  for (const group of sections.flatMap(({ groups }) => groups)) {
    const share = Math.min(left, group.notices.length);
    room.set(group, share);
    left -= share;
  }
  return room;
}

interface Layout {
  readonly room: ReadonlyMap<Group, number>;
  /** The unit that the greeting names, where it names one: its items need not repeat it. */
  readonly home: string | null;
}

function sectionText({ notices, groups }: Section, number: number, { room, home }: Layout): Part {
  const [first] = notices;
  const { directive, monitor } = first;
  const title = join(' ', directiveReference(directive), directiveAbout(directive));
  return join(
    '\n\n',
    `${romanText(number)}. ${title}`,
    ...groups.map((group) => groupText(group, room.get(group) ?? 0, home)),
    lines(monitor.name, contactText(first)),
  );
}

function groupText(group: Group, shown: number, home: string | null): Part {
  const { form, notices } = group;
  const [first] = notices;
  const rest = notices.length - shown;
  const replyDays = notices.flatMap((one) => requestDay(one) ?? []);
  return lines(
    `${FORM_WORDS[form].vi} (${countText(notices.length)}):`,
    ...notices.slice(0, shown).map((context, index) => itemText(context, index + 1, home)),
    rest > 0 ? `${shown > 0 ? 'và ' : ''}${countText(rest)} nhiệm vụ${shown > 0 ? ' khác' : ''}.` : null,
    FORMS[form].request(first, replyDays.length === 0 ? null : Math.min(...replyDays)),
  );
}

const requestDay = ({ form, days }: NoticeContext): number | null =>
  form === 'assigned' ? days.ackBy : form === 'reminder' ? days.extensionAskBy : days.replyBy;

/** One duty: whose it is (where that is not the reader's own unit), its words, its deadline, what the form adds; page and code below. */
function itemText(context: NoticeContext, number: number, home: string | null): Part {
  const { unit, form, url } = context;
  const facts = join(
    '; ',
    form === 'questionAsked' ? null : dutyBrief(context),
    form === 'settled' || form === 'correction' ? null : say`thời hạn: ${deadlineText(context)}`,
    FORMS[form].item(context),
    form === 'settled' || form === 'correction' ? null : say`sau đó đã ghi nhận ${recordedSince(context)}`,
  );
  const whose = unit.id === home ? null : unit.name;
  const below = join(' ', say`Chi tiết: ${url} .`, codeText(context))?.replace(' .', '.') ?? null;
  return lines(`${number}. ${join(': ', whose, facts) ?? ''}.`, below === null ? null : `   ${below}`);
}

function hidden(sections: readonly Section[]): Part {
  if (sections.length === 0) return null;
  const count = sections.reduce((sum, { notices }) => sum + notices.length, 0);
  return `và ${countText(count)} nhiệm vụ khác thuộc ${countText(sections.length)} văn bản khác.`;
}

const LONGEST_TAG = 40;

function digestSubject(sections: readonly Section[], contexts: Some<NoticeContext>): string {
  const [first] = contexts;
  const only = sections.length === 1 ? sections[0] : undefined;
  const group = only?.groups.length === 1 ? only.groups[0] : undefined;
  const count = countText(contexts.length);
  if (group?.form === 'escalation') return escalationSubject(first, contexts.length);
  const day = dateText(dayAt(latest(contexts).asOf));
  if (group !== undefined) {
    return plainSubject(numberTag(first), `${FORM_WORDS[group.form].vi}: ${count} nhiệm vụ, ngày ${day}`);
  }
  if (only !== undefined) return plainSubject(numberTag(first), `Thông báo ngày ${day}: ${count} nội dung`);
  // The directive that stands first in the letter, not the one whose notice came first.
  const tag = cut(numberTag(sections[0]?.notices[0] ?? first).slice(1, -1), LONGEST_TAG);
  return plainSubject(
    `[${tag} và ${countText(sections.length - 1)} văn bản khác]`,
    `Thông báo ngày ${day}: ${count} nội dung`,
  );
}
