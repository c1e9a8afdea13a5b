// A small province and facts about it, to be recorded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Directory } from '../../contracts/directory.ts';
import type { Fact, FactBodies, FactFor, FactType, InputRef, Notify } from '../../contracts/fact.ts';
import { assignmentId, rungKey } from '../../contracts/ids.ts';
import type { Input } from '../../contracts/input.ts';
import { Policy } from '../../contracts/policy.ts';
import type { Basis, DutyTerms } from '../../contracts/terms.ts';
import { DAY_MS } from '../../contracts/time.ts';
import { projectRoot } from '../../infra/paths.ts';
import { registerDirective } from '../../journal/directives.ts';
import type { DirectiveRegistration } from '../../journal/directives.ts';
import type { Journal } from '../../journal/journal.ts';
import { dayAt, dayOf, startOf } from '../../rules/day.ts';

export const policy = Policy.parse(parse(readFileSync(join(projectRoot, 'data', 'policy.yaml'), 'utf8')));

/** 08:00 on 1 July 2026, +07:00. */
export const START = startOf(dayOf('2026-07-01')) + 8 * 3_600_000;
export const DUE = dayOf('2026-07-31');
export const DUE_AT = startOf(DUE + 1);

const person = (id: string, post: string, extra: object = {}): object => ({
  post,
  person: id,
  name: `Người ${id}`,
  title: `Chức danh ${post}`,
  email: `${id}@example.vn`,
  phone: '0204 000 000',
  ...extra,
});

/** Two departments and the office that follows up; `so-b` has no head of its own until 2027. */
export const directory = Directory.parse({
  schema: 'dondoc/directory/v1',
  name: 'Tỉnh mẫu',
  units: [
    { id: 'tinh-uy', name: 'Tỉnh ủy', posts: [person('bi-thu', 'head')] },
    {
      id: 'van-phong',
      name: 'Văn phòng Tỉnh ủy',
      parent: 'tinh-uy',
      posts: [person('cvp', 'head'), person('theo-doi', 'clerk')],
    },
    { id: 'so-a', name: 'Sở A', parent: 'tinh-uy', posts: [person('gd-a', 'head'), person('cb-a', 'clerk')] },
    {
      id: 'so-b',
      name: 'Sở B',
      parent: 'tinh-uy',
      posts: [
        person('pgd-b', 'deputy'),
        person('cb-b', 'clerk', { email: null }),
        person('gd-b', 'head', { from: '2027-01-01' }),
      ],
    },
  ],
});

export const registration = (id: string): DirectiveRegistration => ({
  id,
  number: '12-NQ/TU',
  kind: 'nghi-quyet',
  title: 'về chuyển đổi số',
  issuer: 'Tỉnh ủy',
  issuedOn: '2026-06-08',
  planHash: 'plan',
  textHash: null,
  directoryHash: 'directory',
  policyHash: 'policy',
  calendarHash: 'calendar',
  approvedBy: 'nguoi-duyet',
  chaseFrom: START,
  monitor: 'van-phong',
});

export async function register(journal: Journal, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await registerDirective(journal, registration(id));
}

const basis: Basis = {
  code: 'fixed',
  words: 'trước ngày 01/8/2026',
  article: null,
  rolledFrom: null,
  provisional: false,
};

export const duty = (id: string): DutyTerms => ({
  id,
  kind: 'task',
  review: null,
  ladder: 'product',
  title: `Nhiệm vụ ${id}`,
  openAhead: null,
  lead: 0,
  time: { kind: 'once', due: DUE, dueAt: DUE_AT, basis },
  coordinators: [],
});

export const tell = (
  role: Notify['role'],
  unit: string | null,
  form: Notify['form'],
  more: Partial<Notify> = {},
): Notify => ({
  role,
  unit,
  form,
  urgent: false,
  release: 'auto',
  ...more,
});

interface More {
  readonly key?: string;
  readonly at?: number;
  readonly input?: InputRef | null;
  readonly notify?: readonly Notify[];
}

export interface LotWriter {
  readonly directive: string;
  readonly lot: number;
  /** The number of the last fact made. */
  readonly n: () => number;
  fact<T extends FactType>(type: T, assignment: string | null, body: FactBodies[T], more?: More): FactFor<T>;
}

/** Numbers facts of one lot as its workflow would. */
export function lotWriter(directive: string, lot: number): LotWriter {
  let n = 0;
  return {
    directive,
    lot,
    n: () => n,
    fact: (type, assignment, body, more = {}) => {
      n += 1;
      return {
        n,
        key: more.key ?? `test/${lot}/${n}`,
        type,
        directive,
        lot,
        assignment,
        at: more.at ?? START,
        input: more.input ?? null,
        notify: more.notify ?? [],
        body,
      };
    },
  };
}

export function lotOpened(lot: LotWriter, pairs: readonly { duty: string; unit: string }[]): Fact {
  const duties = [...new Set(pairs.map((pair) => pair.duty))].map(duty);
  return lot.fact('lot.opened', null, {
    terms: {
      directive: lot.directive,
      lot: lot.lot,
      monitor: 'van-phong',
      chaseFrom: START,
      policy,
      calendar: { from: dayAt(START), bits: '1'.repeat(60), provisional: [], hash: 'calendar' },
      duties,
      pairs,
    },
    next: pairs.map(() => null),
  });
}

export function opened(
  lot: LotWriter,
  unit: string,
  period = 'once',
  more: More & { readonly due?: number | null; readonly silent?: boolean; readonly duty?: string } = {},
): Fact {
  const due = more.due === undefined ? DUE : more.due;
  return lot.fact(
    'assignment.opened',
    assignmentId(lot.directive, more.duty ?? 'o1', unit, period),
    {
      ladder: 'product',
      due,
      dueAt: due === null ? null : startOf(due + 1),
      basis,
      silent: more.silent ?? false,
      first: true,
      openedAt: more.at ?? START,
      nextAt: due === null ? null : startOf(due + 1),
      next: null,
    },
    { notify: [tell('clerk', unit, 'assigned')], ...more },
  );
}

export const inputRef = (source: string, id: string, more: Partial<InputRef> = {}): InputRef => ({
  source,
  id,
  kind: 'report',
  hash: `hash of ${source} ${id}`,
  as: 'unit',
  by: null,
  occurredAt: null,
  receivedAt: START + DAY_MS,
  ...more,
});

export function submitted(
  lot: LotWriter,
  assignment: string,
  more: More & { late?: boolean; text?: string } = {},
): Fact {
  const input = more.input ?? inputRef('nguon', `${assignment}-bc`);
  return lot.fact(
    'assignment.submitted',
    assignment,
    {
      text: more.text ?? 'Đã hoàn thành',
      document: null,
      figures: {},
      judgedAt: input.receivedAt,
      late: more.late ?? false,
      redoLate: null,
      nextAt: null,
    },
    { key: `in/${input.source}:${input.id}/1`, at: input.receivedAt, input, ...more },
  );
}

export function confirmed(lot: LotWriter, assignment: string, more: More & { late?: boolean } = {}): Fact {
  const late = more.late ?? false;
  return lot.fact(
    'assignment.confirmed',
    assignment,
    { note: '', late, daysLate: late ? 3 : 0 },
    { at: START + 2 * DAY_MS, ...more },
  );
}

export function overdue(
  lot: LotWriter,
  assignment: string,
  notify: readonly Notify[],
  more: More & { rung?: string } = {},
): Fact {
  const rung = more.rung ?? 'qua-han';
  const at = more.at ?? DUE_AT + DAY_MS;
  return lot.fact(
    'rung.overdue',
    assignment,
    { rung, repeat: 0, step: 2, generation: 1, ladder: 'product', scheduledAt: at, nextAt: at + DAY_MS },
    { key: rungKey(assignment, 1, rung, 0), at, notify, ...more },
  );
}

export function escalated(
  lot: LotWriter,
  assignment: string,
  notify: readonly Notify[],
  more: More & { rung?: string; ladder?: 'product' | 'confirmation' } = {},
): Fact {
  const rung = more.rung ?? 'bao-cao';
  const at = more.at ?? DUE_AT + 3 * DAY_MS;
  return lot.fact(
    'rung.escalated',
    assignment,
    { rung, repeat: 0, step: 3, generation: 1, ladder: more.ladder ?? 'product', scheduledAt: at, nextAt: null },
    { key: rungKey(assignment, 1, rung, 0), at, notify, ...more },
  );
}

export const input = (source: string, id: string, directive: string): Input => ({
  source,
  id,
  kind: 'report',
  target: { directive, duty: 'o1', unit: 'so-a', period: null },
  as: 'unit',
  by: null,
  occurredAt: null,
  receivedAt: START,
  trusted: false,
  hash: `hash of ${source} ${id}`,
  data: { text: 'Đã xong', document: null, figures: {} },
});
