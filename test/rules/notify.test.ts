// Whom facts tell because something happened: a table to be checked against texts and practice. What is urgent goes out at once in
// working hours, the rest in the morning's digest.
import { describe, expect, test } from 'vitest';
import type { Notify } from '../../contracts/fact.ts';
import * as notify from '../../rules/notify.ts';
import { duty, once, policy, review } from '../simulation/world.ts';

const shown = (notices: readonly Notify[]): readonly string[] =>
  notices.map(({ role, unit, form, urgent }) => `${form} to ${role} of ${unit ?? '-'}${urgent ? ', urgent' : ''}`);

describe('somebody is told', () => {
  test.each<[string, readonly Notify[], readonly string[]]>([
    ['of a report', notify.submittedNotices('so-x'), ['confirmationPending to monitor-clerk of so-x']],
    ['of a refusal', notify.declinedNotices('so-x'), ['declined to monitor of so-x']],
    ['of a return', notify.returnedNotices('so-x'), ['returned to clerk of so-x, urgent']],
    ['of a report taken back', notify.withdrawnNotices('so-x'), ['withdrawn to monitor-clerk of so-x']],
    ['of a confirmation taken back', notify.reopenedNotices('so-x'), ['reopened to clerk of so-x']],
    [
      'of a later day that is asked for',
      notify.extensionAskedNotices('so-x'),
      ['extensionAsked to monitor-clerk of so-x, urgent'],
    ],
    ['of a later day', notify.extensionGrantedNotices('so-x', false), ['extensionGranted to clerk of so-x']],
    [
      'of a later day, also whoever heard "overdue"',
      notify.extensionGrantedNotices('so-x', true),
      ['extensionGranted to clerk of so-x', 'extensionGranted to told of so-x'],
    ],
    ['of a later day refused', notify.extensionRefusedNotices('so-x'), ['extensionRefused to clerk of so-x, urgent']],
    [
      'of a suspension',
      notify.decisionNotices('so-x', 'suspended'),
      ['suspended to clerk of so-x', 'suspended to head of so-x'],
    ],
    [
      'of a duty no longer asked for',
      notify.cancelledNotices('so-x', false),
      ['cancelled to clerk of so-x', 'cancelled to head of so-x'],
    ],
    [
      'of a duty no longer asked for, also whoever heard "overdue"',
      notify.cancelledNotices('so-x', true),
      ['cancelled to clerk of so-x', 'cancelled to head of so-x', 'cancelled to told of so-x'],
    ],
    ['that it is settled', notify.settledNotices('so-x'), ['settled to told of so-x']],
    ['that it was not late', notify.correctionNotices('so-x'), ['correction to told of so-x, urgent']],
    ['of a question', notify.questionNotices(), ['questionAsked to monitor-clerk of -']],
  ])('%s', (_, notices, expected) => {
    expect(shown(notices)).toEqual(expected);
    expect(notices.every(({ release }) => release === 'auto')).toBe(true);
  });

  test('of an opening: the clerk and those who coordinate, each by what it is', () => {
    const time = once('2025-06-30');
    const coordinators = ['so-y', 'so-z'];
    expect(shown(notify.openingNotices(duty('d1', time, { coordinators }), 'so-x'))).toEqual([
      'assigned to clerk of so-x',
      'assigned to clerk of so-y',
      'assigned to clerk of so-z',
    ]);
    expect(shown(notify.openingNotices(review('r1', time), 'so-x'))).toEqual(['reviewOpened to clerk of so-x']);
    expect(shown(notify.openingNotices(duty('r1.gop', time, { kind: 'contribution' }), 'so-x'))).toEqual([
      'contributionAsked to clerk of so-x',
    ]);
    expect(shown(notify.coordinatorsOverdue(duty('d1', time, { coordinators })))).toEqual([
      'overdue to clerk of so-y',
      'overdue to clerk of so-z',
    ]);
  });

  test('by a rung whom the policy names, as it says', () => {
    const rungs = policy.ladders.product;
    const of = (id: string): readonly Notify[] =>
      rungs.filter((rung) => rung.id === id).flatMap((rung) => notify.rungNotices(rung, 'so-x'));
    expect(shown(of('escalate-head'))).toEqual(['escalation to head of so-x, urgent']);
    expect(shown(of('overdue-1'))).toEqual(['checkMail to monitor-clerk of so-x', 'overdue to clerk of so-x']);
    expect(of('draft-office')).toEqual([
      { role: 'office', unit: 'so-x', form: 'escalation', urgent: false, release: 'by-person' },
    ]);
  });
});
