import { expect, it } from 'vitest';
import { DAY_MS } from '../../contracts/time.ts';
import { saveDirectory } from '../../journal/directory.ts';
import { registerDuties } from '../../journal/directives.ts';
import type { Journal } from '../../journal/journal.ts';
import { record } from '../../journal/record.ts';
import {
  assignmentsOf,
  assignmentTimeline,
  directivePage,
  listDirectives,
  listQuestions,
  statusCounts,
  unitPage,
} from '../../journal/status.ts';
import { dayOf, startOf } from '../../rules/day.ts';
import {
  confirmed,
  directory,
  DUE_AT,
  duty,
  inputRef,
  lotOpened,
  lotWriter,
  opened,
  overdue,
  register,
  START,
  submitted,
  tell,
} from './sample.ts';
import { onEveryPostgres } from './servers.ts';

const D = 'tinh-mau.12-nq-tu.2026';
const E = 'tinh-mau.13-nq-tu.2026';
/** 09:00 on 1 September 2026: what was due on 31 July is 32 days overdue. */
const NOW = startOf(dayOf('2026-09-01')) + 9 * 3_600_000;
const id = (unit: string, period = 'once'): string => `${D}/o1/${unit}/${period}`;

/** One assignment for each way to stand. */
async function oneOfEach(journal: Journal): Promise<void> {
  await saveDirectory(journal, directory);
  await register(journal, D, E);
  await registerDuties(journal, D, [
    {
      id: 'o1',
      kind: 'task',
      review: null,
      title: 'Đề án',
      quote: 'xây dựng đề án',
      place: 'III.1',
      timeText: null,
      terms: duty('o1'),
    },
  ]);
  const lot = lotWriter(D, 1);
  const day = (text: string): { due: number } => ({ due: dayOf(text) });
  const late = inputRef('s', 'tre', { receivedAt: DUE_AT + 5 * DAY_MS });
  const facts = [
    lotOpened(lot, []),
    opened(lot, 'so-a', '2026-01'),
    submitted(lot, id('so-a', '2026-01')),
    confirmed(lot, id('so-a', '2026-01')),
    opened(lot, 'so-a', '2026-02'),
    submitted(lot, id('so-a', '2026-02'), { late: true }),
    confirmed(lot, id('so-a', '2026-02'), { late: true }),
    opened(lot, 'so-a', '2026-03', day('2026-09-01')),
    opened(lot, 'so-a', '2026-04', day('2026-08-31')),
    opened(lot, 'so-a', '2026-05', day('2026-08-02')),
    opened(lot, 'so-b', '2026-06', day('2026-08-01')),
    opened(lot, 'so-b', '2026-07', day('2026-05-04')),
    opened(lot, 'so-b', '2026-08', day('2026-05-03')),
    opened(lot, 'so-b', '2026-09', { due: null }),
    opened(lot, 'so-b', '2026-10', { due: dayOf('2026-05-03'), silent: true }),
    opened(lot, 'so-b', '2026-11'),
    lot.fact('assignment.ended', id('so-b', '2026-11'), { reason: 'declined' }),
    // Reported in time, waits for the monitor long after the due day: the unit is not overdue.
    opened(lot, 'so-b', '2026-12'),
    submitted(lot, id('so-b', '2026-12')),
    // Reported six days late and waits: overdue by the six days it was late, not by the wait.
    opened(lot, 'so-a', '2027-01'),
    submitted(lot, id('so-a', '2027-01'), { late: true, input: late }),
    // Reported in time and returned with a day that is still ahead: in time.
    opened(lot, 'so-a', '2027-02'),
    submitted(lot, id('so-a', '2027-02')),
    lot.fact('assignment.returned', id('so-a', '2027-02'), {
      reason: 'thiếu biểu',
      generation: 2,
      due: dayOf('2026-09-10'),
      dueAt: startOf(dayOf('2026-09-11')),
      nextAt: null,
    }),
  ];
  await record(journal, { directive: D, lot: 1, facts });
}

onEveryPostgres('status', (fresh) => {
  it('counts each assignment in one bucket, by calendar days', async () => {
    await using journal = await fresh();
    await oneOfEach(journal);
    const counts = await statusCounts(journal, null, NOW);
    expect(counts.total).toEqual({
      total: 14,
      doneInTime: 1,
      doneLate: 1,
      // Due today; waits for the monitor; returned with a day ahead.
      openInTime: 3,
      // 1 and 30 days; reported six days late.
      overdue30: 3,
      // 31 and 120 days.
      overdue120: 2,
      // 121 days.
      overdueMore: 1,
      noDeadline: 1,
      beforeDondoc: 1,
      ended: 1,
      submitted: 2,
      unacknowledged: 7,
    });
    expect(counts.directives.map(({ directive, total }) => [directive, total])).toEqual([[D, 14]]);
    expect(counts.units.map(({ unitName, total }) => [unitName, total])).toEqual([
      ['Sở A', 7],
      ['Sở B', 7],
    ]);
    expect((await statusCounts(journal, E, NOW)).total.total).toBe(0);
  });

  it('counts a day only from its end: at 23:59 of the due day it is in time, at 00:00 it is one day overdue', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const lot = lotWriter(D, 1);
    await record(journal, { directive: D, lot: 1, facts: [lotOpened(lot, []), opened(lot, 'so-a')] });
    const buckets = async (at: number) =>
      (await assignmentsOf(journal, D, at)).map(({ bucket, overdueDays }) => [bucket, overdueDays]);
    expect(await buckets(DUE_AT - 1)).toEqual([['openInTime', null]]);
    expect(await buckets(DUE_AT)).toEqual([['overdue30', 1]]);
    expect(await buckets(DUE_AT + 30 * DAY_MS - 1)).toEqual([['overdue30', 30]]);
    expect(await buckets(DUE_AT + 30 * DAY_MS)).toEqual([['overdue120', 31]]);
    expect(await buckets(DUE_AT + 120 * DAY_MS)).toEqual([['overdueMore', 121]]);
  });

  it('lists directives with their counts, and one with its duties and lots', async () => {
    await using journal = await fresh();
    await oneOfEach(journal);
    const listed = await listDirectives(journal, NOW);
    expect(listed.map(({ id: one, counts, status }) => `${one} ${counts.total} ${status}`).sort()).toEqual([
      `${D} 14 registered`,
      `${E} 0 registered`,
    ]);
    const page = await directivePage(journal, D, NOW);
    expect(page).toMatchObject({
      directive: { number: '12-NQ/TU', monitorName: 'Văn phòng Tỉnh ủy', chaseFrom: START, lastSeq: 24 },
      duties: [{ id: 'o1', quote: 'xây dựng đề án' }],
      lots: [{ lot: 1, status: 'open', lastN: 24 }],
    });
    expect(await directivePage(journal, 'khong-co', NOW)).toBeNull();
  });

  it('follows a directive from deployment to its close, and its questions', async () => {
    await using journal = await fresh();
    await register(journal, D);
    const own = lotWriter(D, 0);
    const hashes = {
      planHash: 'plan',
      textHash: null,
      policyHash: 'policy',
      calendarHash: 'calendar',
      directoryHash: 'directory',
    };
    const question = { id: 'undated/o2', kind: 'undated', subject: 'o2', words: 'kịp thời' } as const;
    const deployment = { ...hashes, approvedBy: 'nguoi-duyet', chaseFrom: START, lots: 3, lotsHash: 'lots', later: [] };
    await record(journal, {
      directive: D,
      lot: 0,
      facts: [own.fact('directive.deployed', null, deployment), own.fact('question.asked', null, { question })],
    });
    expect((await directivePage(journal, D, NOW))?.directive).toMatchObject({
      status: 'running',
      lots: 3,
      deployedAt: START,
    });
    expect(await listQuestions(journal, { directive: D })).toMatchObject([
      { id: 'undated/o2', words: 'kịp thời', answeredAt: null },
    ]);
    const answer = own.fact('question.answered', null, { question: question.id, answer: 'hết năm', due: '2026-12-31' });
    const close = own.fact('directive.closed', null, { reason: 'finalReview' }, { at: NOW });
    await record(journal, { directive: D, lot: 0, facts: [answer, close] });
    expect(await listQuestions(journal, { directive: D })).toEqual([]);
    expect(await listQuestions(journal, { directive: D, all: true })).toMatchObject([
      { answer: 'hết năm', dueOn: '2026-12-31' },
    ]);
    expect((await directivePage(journal, D, NOW))?.directive).toMatchObject({ status: 'closed', closedAt: NOW });
  });

  it('filters assignments and shows one with its facts and who was told', async () => {
    await using journal = await fresh();
    await oneOfEach(journal);
    const lot = lotWriter(D, 2);
    await record(journal, {
      directive: D,
      lot: 2,
      facts: [
        lotOpened(lot, []),
        opened(lot, 'so-a', '2026', { due: null }),
        lot.fact('deadline.moved', id('so-a', '2026'), {
          due: dayOf('2026-08-01'),
          dueAt: startOf(dayOf('2026-08-02')),
          basis: { code: 'answered', words: 'hết tháng 7', article: null, rolledFrom: null, provisional: false },
          generation: 2,
          nextAt: null,
        }),
        overdue(lot, id('so-a', '2026'), [tell('head', 'so-a', 'overdue')]),
      ],
    });
    const periods = async (filter: object) =>
      (await assignmentsOf(journal, D, NOW, filter)).map(({ period }) => period).sort();
    expect(await periods({ buckets: ['doneLate', 'ended'] })).toEqual(['2026-02', '2026-11']);
    expect(await periods({ statuses: ['submitted'], unit: 'so-b' })).toEqual(['2026-12']);
    expect(await periods({ duty: 'khong-co' })).toEqual([]);
    const timeline = await assignmentTimeline(journal, id('so-a', '2026'), NOW);
    expect(timeline).toMatchObject({
      assignment: {
        dueOn: '2026-08-01',
        generation: 2,
        rung: 'qua-han',
        bucket: 'overdue120',
        basis: { code: 'answered' },
      },
      duty: { title: 'Đề án' },
      notices: [
        { form: 'assigned', personName: 'Người cb-a' },
        { form: 'overdue', personName: 'Người gd-a' },
      ],
    });
    expect(timeline?.facts).toHaveLength(3);
    expect(await assignmentTimeline(journal, id('khong-co'), NOW)).toBeNull();
  });

  it('shows a unit with its assignments in all directives', async () => {
    await using journal = await fresh();
    await oneOfEach(journal);
    const page = await unitPage(journal, 'so-b', NOW);
    expect(page).toMatchObject({ unit: { name: 'Sở B', parent: 'tinh-uy' }, counts: { total: 7 } });
    expect(page?.assignments).toHaveLength(7);
    expect(page?.notices.every(({ unit }) => unit === 'so-b')).toBe(true);
    expect(await unitPage(journal, 'khong-co', NOW)).toBeNull();
  });
});
