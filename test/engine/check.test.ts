// What stands between a plan and its deployment, each said by its own code, and what --allow-unmatched lets pass.
import { describe, expect, test } from 'vitest';
import type { Directory, Unit } from '../../contracts/directory.ts';
import type { Obligation, Plan } from '../../contracts/plan.ts';
import { checkPlan } from '../../engine/check.ts';
import { dayOf } from '../../rules/day.ts';
import { directoryOf, obligation, planOf, unitId } from '../integration/terms.ts';

const TODAY = dayOf('2027-03-02');
const ISSUED = '2027-03-01';
const DUE = { at: { due: '2027-06-30' } };

const plan = (...obligations: readonly Obligation[]): Plan => planOf('07-CT/TU', ISSUED, obligations);
const head = (changes: Partial<Plan['directive']>): Plan => {
  const whole = plan(obligation('nv-1', DUE));
  return { ...whole, directive: { ...whole.directive, ...changes } };
};
/** The directory with one unit changed. */
const changed = (id: string, change: (unit: Unit) => Unit): Directory => {
  const directory = directoryOf(3);
  return { ...directory, units: directory.units.map((unit) => (unit.id === id ? change(unit) : unit)) };
};

const check = (given: Plan, directory: Directory = directoryOf(3), allowUnmatched = false) =>
  checkPlan(given, directory, { allowUnmatched, today: TODAY });
const said = (...args: Parameters<typeof check>) =>
  check(...args).problems.map(({ severity, code, what }) => `${severity} ${code} ${what}`.trim());

describe('a plan', () => {
  test('that is whole can be deployed, and says for whom and who follows it up', () => {
    const report = check(plan(obligation('nv-1', DUE)));
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ deployable: true, monitor: 'van-phong' });
    expect(report.units.toSorted()).toEqual([unitId(0), unitId(1), unitId(2)]);
  });

  test.each<readonly [string, Plan, string]>([
    ['without a number', head({ number: null }), 'error noNumber'],
    ['without an issuer', head({ issuer: null }), 'error noIssuer'],
    ['without a day', head({ issuedOn: null }), 'error noDate'],
    ['without duties', plan(), 'error noDuties'],
    ['that is secret', head({ secrecy: 'MẬT' }), 'error secret MẬT'],
  ])('%s is refused, whatever is allowed', (_, given, expected) => {
    expect(said(given)).toContain(expected);
    expect(check(given, directoryOf(3), true).deployable).toBe(false);
  });

  test.each<readonly [string, Obligation, string]>([
    ['without a lead', obligation('nv-1', { ...DUE, leads: [] }), 'open dutyWithoutLead nv-1'],
    [
      'of a unit nobody knows',
      obligation('nv-1', { ...DUE, leads: [{ name: 'Sở Hư Không' }] }),
      'open unmatched Sở Hư Không',
    ],
    [
      'due before the directive was issued',
      obligation('nv-1', { at: { due: '2026-06-30' } }),
      'open dueBeforeIssue nv-1',
    ],
  ])('with a duty %s is refused, or becomes a question where that is allowed', (_, duty, expected) => {
    const given = plan(obligation('nv-0', DUE), duty);
    expect(said(given)).toContain(expected);
    expect(check(given).deployable).toBe(false);
    expect(check(given, directoryOf(3), true).deployable).toBe(true);
  });

  test('names coordinators that nobody knows as well as leads', () => {
    expect(said(plan(obligation('nv-1', { ...DUE, coordinators: [{ name: 'Sở Hư Không' }] })))).toContain(
      'open unmatched Sở Hư Không',
    );
  });

  test('whose time rests on an event is warned of, and can be deployed', () => {
    const given = plan(obligation('nv-1', { at: { text: 'trước kỳ họp', event: 'kỳ họp' } }));
    expect(said(given)).toEqual(['warning undated nv-1']);
    expect(check(given).deployable).toBe(true);
  });
});

describe('a directory', () => {
  const given = plan(obligation('nv-1', DUE));

  test('with one alias for two units cannot be deployed with', () => {
    const shared = changed(unitId(1), (unit) => ({ ...unit, aliases: ['đảng uỷ XÃ 0'] }));
    expect(said(given, shared)).toContainEqual(expect.stringMatching(/^error directory /));
    expect(check(given, shared, true).deployable).toBe(false);
  });

  test('with a head without an address is refused, or allowed as something open', () => {
    const mute = changed(unitId(1), (unit) => ({
      ...unit,
      posts: unit.posts.map((post) => ({ ...post, email: null })),
    }));
    expect(said(given, mute)).toEqual([`open noAddress ${unitId(1)}`]);
    expect(check(given, mute).deployable).toBe(false);
    expect(check(given, mute, true).deployable).toBe(true);
  });

  test('without a head anywhere is refused; where a deputy or the unit above stands in it is only said', () => {
    const directory = directoryOf(3);
    const nobody = { ...directory, units: directory.units.map((unit) => ({ ...unit, posts: [] })) };
    expect(said(given, nobody)).toContain(`open noHead ${unitId(1)}`);
    expect(check(given, nobody).deployable).toBe(false);
    const empty = changed(unitId(1), (unit) => ({ ...unit, posts: [] }));
    expect(said(given, empty)).toEqual([`warning noHead ${unitId(1)}`]);
    const deputy = changed(unitId(1), (unit) => ({
      ...unit,
      posts: unit.posts.filter(({ post }) => post === 'head').map((post) => ({ ...post, post: 'deputy' as const })),
    }));
    expect(said(given, deputy)).toEqual([`warning noHead ${unitId(1)}`]);
    expect(check(given, deputy).deployable).toBe(true);
  });

  test('that does not know who follows the directive up is refused', () => {
    const nobody = {
      ...given,
      monitors: [{ name: 'Ban Hư Không' }],
      directive: { ...given.directive, issuer: 'Ai đó' },
    };
    expect(said(nobody)).toEqual(['open noMonitor Ban Hư Không']);
  });
});
