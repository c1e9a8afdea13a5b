// A later day: asked for in time, granted, granted otherwise, refused; and what becomes of the ladder.
import { describe, expect, test } from 'vitest';
import { dayOf, startOf } from '../../rules/day.ts';
import { Lot, duty, input, names, once, policy, terms, told, when } from '../simulation/world.ts';

const DUE = '2025-06-30';
const lotOf = (changes: Partial<typeof policy> = {}): Lot =>
  new Lot(terms([duty('d1', once(DUE))], { policy: { ...policy, ...changes } }), when('2025-03-03', 9));

let ids = 0;
const ask = (due: string, receivedAt: number) =>
  input('askExtension', { id: `ask-${++ids}`, receivedAt, data: { due, reason: 'Chờ số liệu', document: null } });
const grant = (due: string | null, receivedAt: number) =>
  input('grantExtension', { id: `grant-${++ids}`, receivedAt, data: { due, note: '', document: null } });
const refuse = (receivedAt: number) => input('refuseExtension', { id: `refuse-${++ids}`, receivedAt });
const code = ({ outcome }: ReturnType<Lot['say']>) => (outcome?.ok === false ? outcome.code : 'taken');

describe('a later day', () => {
  test('that is asked for changes nothing until somebody has answered; the monitor’s clerk hears of it at once', () => {
    const lot = lotOf();
    const { facts } = lot.say(ask('2025-07-31', when('2025-06-20', 9)));
    expect(names(facts).at(-1)).toBe('extension.asked');
    expect(facts.at(-1)?.notify).toMatchObject([{ role: 'monitor-clerk', form: 'extensionAsked', urgent: true }]);
    expect(lot.assignment()).toMatchObject({ due: dayOf(DUE), asked: dayOf('2025-07-31'), extensions: 0 });
    expect(names(lot.tick(when('2025-07-01', 7)))).toContain('rung.overdue overdue-1');
  });

  test('that is granted begins the ladder anew; a report by then is in time', () => {
    const lot = lotOf();
    lot.say(ask('2025-07-31', when('2025-06-20', 9)));
    lot.say(grant(null, when('2025-06-23', 9)));
    expect(lot.assignment()).toMatchObject({
      due: dayOf('2025-07-31'),
      dueAt: startOf(dayOf('2025-08-01')),
      asked: null,
      extensions: 1,
      generation: 2,
    });
    expect(names(lot.tick(when('2025-07-28', 7)))).toEqual(['rung.passedOver remind-10', 'rung.reminded remind-3']);
    lot.say(input('report', { receivedAt: when('2025-07-31', 23) }));
    expect(lot.assignment()).toMatchObject({ status: 'submitted', late: false });
  });

  test('may be granted as another day than the one asked for', () => {
    const lot = lotOf();
    lot.say(ask('2025-12-31', when('2025-06-20', 9)));
    const { facts } = lot.say(grant('2025-07-15', when('2025-06-23', 9)));
    expect(facts.at(-1)?.body).toMatchObject({ asked: dayOf('2025-12-31'), due: dayOf('2025-07-15'), of: 'due' });
  });

  test('may be granted though nobody has asked, also when it is overdue; whoever was told so hears it', () => {
    const lot = lotOf({ extension: { notice: 3, most: 0 } });
    lot.tick(when('2025-07-03', 7));
    const { facts } = lot.say(grant('2025-07-31', when('2025-07-04', 9)));
    expect(told(facts)).toEqual(['extensionGranted to clerk', 'extensionGranted to told']);
    expect(lot.assignment()).toMatchObject({ due: dayOf('2025-07-31'), told: false, extensions: 0 });
    expect(lot.tick(when('2025-07-04', 10))).toEqual([]);
  });

  test('that is refused leaves the deadline, and may be asked for again', () => {
    const lot = lotOf();
    lot.say(ask('2025-07-31', when('2025-06-02', 9)));
    const { facts } = lot.say(refuse(when('2025-06-03', 9)));
    expect(told(facts)).toEqual(['extensionRefused to clerk']);
    expect(lot.assignment()).toMatchObject({ due: dayOf(DUE), asked: null });
    expect(code(lot.say(ask('2025-07-15', when('2025-06-04', 9))))).toBe('taken');
  });

  test('of a return moves the day to do it again; the deadline and its lateness stay', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-07-01', 9) }));
    lot.say(input('return', { receivedAt: when('2025-07-02', 9), data: { reason: 'Thiếu', redoBy: '2025-07-11' } }));
    lot.say(grant('2025-07-25', when('2025-07-03', 9)));
    expect(lot.assignment()).toMatchObject({ due: dayOf(DUE), redoDue: dayOf('2025-07-25'), late: true });
    // Ten working days before the new day.
    expect(lot.assignment().nextAt).toBe(when('2025-07-11', 7));
  });

  test('rests on the decision that granted it, and says so where its year is not settled', () => {
    const basis = { code: 'extended', words: '', article: null, rolledFrom: null, provisional: false };
    const [granted] = lotOf()
      .say(grant('2025-07-31', when('2025-06-20', 9)))
      .facts.slice(-1);
    expect(granted).toMatchObject({ body: { basis, nextAt: when('2025-07-17', 7) } });
    const document = { number: '15-CV/VPTU', issuedOn: null, signer: null, file: null };
    const data = { due: '2028-07-31', note: '', document };
    const [decided] = lotOf()
      .say(input('grantExtension', { receivedAt: when('2025-06-20', 9), data }))
      .facts.slice(-1);
    expect(decided?.body).toMatchObject({ basis: { ...basis, words: '15-CV/VPTU', provisional: true }, document });
  });

  test('does not touch a report that waits', () => {
    const lot = lotOf();
    lot.say(input('report', { receivedAt: when('2025-06-20', 9) }));
    lot.say(grant('2025-07-31', when('2025-06-23', 9)));
    expect(lot.assignment()).toMatchObject({ status: 'submitted', late: false, due: dayOf('2025-07-31') });
  });

  test.each([
    ['the present day', () => lotOf().say(ask(DUE, when('2025-06-20', 9))), 'extensionNotLater'],
    ['a day no calendar has', () => lotOf().say(ask('2025-06-31', when('2025-06-20', 9))), 'dateInvalid'],
    [
      'on the third working day before the deadline',
      () => lotOf().say(ask('2025-07-31', when('2025-06-25', 23))),
      'taken',
    ],
    ['later than that', () => lotOf().say(ask('2025-07-31', when('2025-06-26', 0))), 'extensionTooLate'],
    [
      'when none is allowed',
      () => lotOf({ extension: { notice: 0, most: 0 } }).say(ask('2025-07-31', when('2025-06-20'))),
      'extensionsUsedUp',
    ],
    [
      'for what has no deadline',
      () =>
        new Lot(terms([duty('d1', { kind: 'standing', words: '' })]), when('2025-03-03')).say(
          ask('2025-07-31', when('2025-06-20')),
        ),
      'noDeadline',
    ],
    [
      'and granted where nobody asked and none is named',
      () => lotOf().say(grant(null, when('2025-06-20'))),
      'nothingAsked',
    ],
    ['and refused where nobody asked', () => lotOf().say(refuse(when('2025-06-20'))), 'nothingAsked'],
    ['and granted as the present one', () => lotOf().say(grant(DUE, when('2025-06-20'))), 'extensionNotLater'],
    ['and granted as an earlier one', () => lotOf().say(grant('2025-06-29', when('2025-06-20'))), 'extensionNotLater'],
  ])('asked for: %s', (_, say, expected) => {
    expect(code(say())).toBe(expected);
  });

  test('is not asked for twice, nor when the report has been sent', () => {
    const lot = lotOf();
    lot.say(ask('2025-07-31', when('2025-06-20', 9)));
    expect(code(lot.say(ask('2025-08-31', when('2025-06-20', 10))))).toBe('extensionPending');
    lot.say(input('report', { receivedAt: when('2025-06-20', 11) }));
    expect(code(lot.say(ask('2025-08-31', when('2025-06-20', 12))))).toBe('alreadySubmitted');
  });
});
