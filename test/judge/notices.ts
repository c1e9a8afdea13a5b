// Whom a fact must tell.
import type { Fact, Notify } from '../../contracts/fact.ts';
import type { LotTerms } from '../../contracts/terms.ts';
import type { AssignmentRecord, Complain } from './record.ts';
import { rungsFor } from './steps.ts';

/** `{role} {unit} {form} {release}`, sorted: what is compared. */
const written = (notices: readonly Pick<Notify, 'role' | 'unit' | 'form' | 'release'>[]): string =>
  notices
    .map(({ role, unit, form, release }) => `${role} ${unit ?? '-'} ${form} ${release}`)
    .sort()
    .join(', ');

type Expected = Pick<Notify, 'role' | 'unit' | 'form' | 'release'>;

/** Complains where a fact tells others than it must. The record is as it was before the fact. */
export function checkNotices(record: AssignmentRecord, fact: Fact, terms: LotTerms, complain: Complain): void {
  const must = written(expected(record, fact, terms));
  const told = written(fact.notify);
  if (told !== must) complain(`tells [${told}], not [${must}]`);
  const begins = fact.type === 'assignment.chased';
  if (record.silent && told !== '' && fact.input === null && !begins) complain('a silent one tells somebody');
  const early = fact.type === 'assignment.opened' && fact.at < record.openedAt;
  if (told !== '' && early) complain('tells before it opens');
}

function expected(record: AssignmentRecord, fact: Fact, terms: LotTerms): readonly Expected[] {
  const duty = terms.duties.find(({ id }) => id === record.duty);
  const tell = (role: Notify['role'], form: Notify['form'], unit = record.unit): Expected[] => [
    { role, unit, form, release: 'auto' },
  ];
  switch (fact.type) {
    case 'assignment.opened': {
      if (fact.body.silent) return [];
      const form =
        duty?.kind === 'contribution' ? 'contributionAsked' : duty?.kind === 'review' ? 'reviewOpened' : 'assigned';
      return [record.unit, ...(duty?.coordinators ?? [])].flatMap((unit) => tell('clerk', form, unit));
    }
    case 'assignment.submitted':
      return record.silent ? [] : tell('monitor-clerk', 'confirmationPending');
    case 'assignment.declined':
      return tell('monitor', 'declined');
    case 'assignment.withdrawn':
      return tell('monitor-clerk', 'withdrawn');
    case 'assignment.reopened':
      return tell('clerk', 'reopened');
    case 'extension.asked':
      return tell('monitor-clerk', 'extensionAsked');
    case 'extension.refused':
      return tell('clerk', 'extensionRefused');
    case 'extension.granted':
      return [...tell('clerk', 'extensionGranted'), ...(record.told ? tell('told', 'extensionGranted') : [])];
    case 'deadline.moved':
      return record.silent || record.suspendedAt !== null ? [] : tell('clerk', 'deadlineMoved');
    case 'assignment.chased':
      return record.status === 'submitted' || record.status === 'declined'
        ? tell('monitor-clerk', 'confirmationPending')
        : tell('clerk', 'chaseStarted');
    case 'assignment.suspended':
      return [...tell('clerk', 'suspended'), ...tell('head', 'suspended')];
    case 'assignment.resumed':
      return [...tell('clerk', 'resumed'), ...tell('head', 'resumed')];
    case 'assignment.cancelled':
      return [
        ...tell('clerk', 'cancelled'),
        ...tell('head', 'cancelled'),
        ...(record.told ? tell('told', 'cancelled') : []),
      ];
    case 'assignment.returned':
      return tell('clerk', 'returned');
    case 'assignment.settled':
      return tell('told', 'settled');
    case 'assignment.corrected':
      return tell('told', 'correction');
    case 'assignment.ended':
      // Where a confirmation ended it, a fact of its own tells the end.
      return record.told && fact.input === null ? tell('told', 'settled') : [];
    case 'rung.reminded':
    case 'rung.overdue':
    case 'rung.escalated': {
      const { rung: id, ladder } = fact.body;
      const rung = rungsFor(terms.policy, ladder, record.unit).find((one) => one.id === id);
      const told = (rung?.tell ?? []).map(({ role, form }) => ({
        role,
        unit: record.unit,
        form,
        release: rung?.release ?? 'auto',
      }));
      // Coordinators hear of it once: from the first that says it is overdue, whichever rung that is.
      const saysOverdue = fact.type !== 'rung.reminded' && ladder !== 'confirmation';
      const others = saysOverdue && !record.told ? (duty?.coordinators ?? []) : [];
      return [...told, ...others.flatMap((unit) => tell('clerk', 'overdue', unit))];
    }
    default:
      return [];
  }
}
