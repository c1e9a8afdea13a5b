// Deploying twice, deploying something else, deploying late: what happens once, what is refused, what is taken in silently.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Obligation } from '../../contracts/plan.ts';
import type { DeployRequest } from '../../engine/deploy.ts';
import { deploy, rehearse } from '../../engine/deploy.ts';
import type { Start } from '../../engine/starter.ts';
import { startTestPostgres } from '../../infra/postgres.ts';
import { currentDirectory } from '../../journal/directory.ts';
import { pairsOf } from '../../journal/directives.ts';
import type { Journal } from '../../journal/journal.ts';
import { openJournal } from '../../journal/journal.ts';
import { directivePage } from '../../journal/status.ts';
import { dayOf, startOf } from '../../rules/day.ts';
import { timeline } from '../../rules/timeline.ts';
import { directoryOf, obligation, planOf, requestOf } from '../integration/terms.ts';
import { Undo } from '../integration/undo.ts';

const UNITS = 3;
const HOUR_MS = 3_600_000;
const NOW = startOf(dayOf('2027-03-02')) + 9 * HOUR_MS;
const PRODUCT = obligation('nv-1', { at: { due: '2027-06-30' } });

const request = (
  number: string,
  obligations: readonly Obligation[],
  given: Partial<DeployRequest> = {},
): DeployRequest =>
  requestOf(planOf(number, '2027-03-01', obligations), directoryOf(UNITS), {
    approvedBy: 'Trần Văn Duyệt',
    now: NOW,
    ...given,
  });

describe('deploying', () => {
  const undo = new Undo();
  let journal: Journal;
  /** Workflows that were started; the server starts none twice under one id. */
  const started: Start[] = [];
  const start = async (one: Start) => {
    if (!started.some(({ id }) => id === one.id)) started.push(one);
  };

  beforeAll(async () => {
    const postgres = undo.use(await startTestPostgres());
    journal = await openJournal(postgres.url);
    undo.defer(() => journal.close());
  });
  afterAll(() => undo[Symbol.asyncDispose]());

  test('twice the same changes nothing, and completes what a crash cut off', async () => {
    const given = request('01-CT/TU', [PRODUCT]);
    const crash = async () => {
      throw new Error('killed before the workflow started');
    };
    await expect(deploy({ journal, start: crash }, given)).rejects.toThrow('killed');
    const first = await deploy({ journal, start }, given);
    const again = await deploy({ journal, start }, { ...given, now: NOW + HOUR_MS });
    expect(again).toMatchObject({ directive: first.directive, created: false, lots: 1, pairs: UNITS });
    expect(started.filter(({ id }) => id.endsWith(first.directive))).toHaveLength(1);
    expect(await pairsOf(journal, first.directive)).toHaveLength(UNITS);
  });

  test('another plan for a directive that runs is refused, and nothing of it stays', async () => {
    const given = request('02-CT/TU', [PRODUCT]);
    const { directive } = await deploy({ journal, start }, given);
    const changed = request('02-CT/TU', [obligation('nv-1', { at: { due: '2027-07-31' } }), obligation('nv-2', {})]);
    const other = { ...changed, directory: directoryOf(UNITS + 1) };
    await expect(deploy({ journal, start }, other)).rejects.toMatchObject({
      code: 'planChanged',
      details: { what: directive },
    });
    expect(await pairsOf(journal, directive)).toHaveLength(UNITS);
    expect((await currentDirectory(journal))?.directory.units).toHaveLength(UNITS + 1);
    expect(started.filter(({ id }) => id.endsWith(directive))).toHaveLength(1);
  });

  test('a plan that cannot be deployed leaves nothing behind', async () => {
    const given = request('03-CT/TU', [obligation('nv-1', { leads: [{ name: 'Sở Hư Không' }] })]);
    const { directive } = await deploy({ journal, start }, { ...given, allowUnmatched: true });
    const refused = request('04-CT/TU', [obligation('nv-1', { leads: [{ name: 'Sở Hư Không' }] })]);
    await expect(deploy({ journal, start }, refused)).rejects.toMatchObject({ code: 'planNotDeployable' });
    expect(await directivePage(journal, directive.replace('03', '04'), NOW)).toBeNull();
  });

  test('the approval stands with the hashes of what was approved', async () => {
    const given = request('05-CT/TU', [PRODUCT]);
    const { directive } = await deploy({ journal, start }, given);
    const { rows } = await journal.pool.query<{ plan_hash: string }>(
      'select approved_by, plan_hash from directive where id = $1',
      [directive],
    );
    expect(rows).toEqual([{ approved_by: 'Trần Văn Duyệt', plan_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const body = started.find(({ id }) => id.endsWith(directive))?.args[0];
    expect(JSON.stringify(body)).toContain(rows[0]?.plan_hash);
  });
});

describe('a directive that is taken in late', () => {
  const MONTHLY = obligation('nv-1', {
    kind: 'report',
    at: { text: 'hằng tháng, trước ngày 20', recurs: 'FREQ=MONTHLY;BYMONTHDAY=19' },
  });

  test.each([
    ['a duty whose day has passed', obligation('nv-1', { at: { due: '2026-06-30' } })],
    ['a report of every month', MONTHLY],
  ])('tells nobody about what was past: %s', (_, duty) => {
    const given = request('06-CT/TU', [duty]);
    const old = { ...given, plan: { ...given.plan, directive: { ...given.plan.directive, issuedOn: '2026-01-05' } } };
    const { prepared } = rehearse(old);
    if (prepared === null) throw new Error('it can be deployed');
    const { facts } = timeline(prepared, { deployedAt: NOW, until: NOW + HOUR_MS, reports: [] });
    const opened = facts.flatMap((fact) => (fact.type === 'assignment.opened' ? [fact] : []));
    const past = opened.filter(({ body }) => body.silent);
    expect(past.length, 'what was past is listed').toBeGreaterThanOrEqual(UNITS);
    expect(past.flatMap(({ notify }) => notify)).toEqual([]);
    const silent = new Set(past.map(({ assignment }) => assignment));
    const noise = facts.filter(({ assignment, type }) => silent.has(assignment) && type !== 'assignment.opened');
    expect(noise).toEqual([]);
  });
});
