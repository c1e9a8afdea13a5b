// Deploying: an approved plan becomes a running directive. Idempotent: the same plan again changes nothing and heals what a crash left
// half done; another plan for a directive that runs is refused.
import type { CalendarFile } from '../contracts/calendar.ts';
import type { Directory } from '../contracts/directory.ts';
import { DondocError } from '../contracts/errors.ts';
import type { Plan } from '../contracts/plan.ts';
import type { Policy } from '../contracts/policy.ts';
import type { Day, Instant } from '../contracts/time.ts';
import { NOT_YET } from '../contracts/time.ts';
import { contentHash } from '../journal/digest.ts';
import { saveDirectory } from '../journal/directory.ts';
import type { DutyRow } from '../journal/directives.ts';
import { planHashOf, registerDirective, registerDuties, registerPairs } from '../journal/directives.ts';
import { saveDocument, saveText } from '../journal/documents.ts';
import type { Journal } from '../journal/journal.ts';
import { snapshot } from '../rules/calendar.ts';
import { civil, dayAt, dayFromCivil, startOf } from '../rules/day.ts';
import type { CheckReport } from './check.ts';
import { checkPlan } from './check.ts';
import type { Prepared, PreparedDuty } from './prepare.ts';
import { prepare } from './prepare.ts';
import type { Starter, StartOptions } from './starter.ts';
import { directiveStart } from './starter.ts';

/** The snapshot a lot carries reaches this far past deployment: the longest directives live ten years. */
const CALENDAR_YEARS_AHEAD = 12;
/** And this far back, for what is taken in late. */
const CALENDAR_YEARS_BACK = 8;

export interface DeployRequest {
  readonly plan: Plan;
  /** The text that the plan was read from, kept beside it; null or left out: it is not at hand. */
  readonly text?: string | null;
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: CalendarFile;
  /** Who approved the plan; the approval is bound to the hashes of plan and text. */
  readonly approvedBy: string;
  /** Nothing due before this day is chased; null: today; later: nothing at all, until somebody starts the chase. */
  readonly chaseFrom: Day | 'later' | null;
  readonly allowUnmatched: boolean;
  readonly now: Instant;
}

export interface DeployResult {
  readonly directive: string;
  /** False where the same plan was deployed before: nothing has happened. */
  readonly created: boolean;
  readonly lots: number;
  readonly pairs: number;
  readonly report: CheckReport;
}

/** What is needed to see what a plan would run as. */
export type RehearseRequest = Omit<DeployRequest, 'approvedBy' | 'text'> & { readonly approvedBy?: string };

/** What a plan would run as, and what stands against it; touches nothing. */
export function rehearse(request: RehearseRequest): {
  readonly report: CheckReport;
  readonly prepared: Prepared | null;
} {
  const today = dayAt(request.now);
  const report = checkPlan(request.plan, request.directory, { allowUnmatched: request.allowUnmatched, today });
  if (!report.deployable) return { report, prepared: null };
  const calendarHash = contentHash(request.calendar);
  const { year } = civil(today);
  const prepared = prepare(request.plan, {
    directory: request.directory,
    policy: request.policy,
    calendar: snapshot(
      request.calendar,
      dayFromCivil(year - CALENDAR_YEARS_BACK, 1, 1),
      dayFromCivil(year + CALENDAR_YEARS_AHEAD, 12, 31),
      calendarHash,
    ),
    hashes: {
      planHash: contentHash(request.plan),
      textHash: request.plan.textHash,
      policyHash: contentHash(request.policy),
      calendarHash,
      directoryHash: contentHash(request.directory),
    },
    hashOf: contentHash,
    approvedBy: request.approvedBy ?? '',
    deployedOn: today,
    chaseFrom: request.chaseFrom === 'later' ? NOT_YET : startOf(request.chaseFrom ?? today),
  });
  return { report, prepared };
}

export interface Deployer {
  readonly journal: Journal;
  readonly start: Starter;
  readonly options?: StartOptions;
}

/**
 * @throws DondocError planNotDeployable (what stands against it), planChanged (it runs with another plan), journalAway, engineAway.
 */
export async function deploy({ journal, start, options }: Deployer, request: DeployRequest): Promise<DeployResult> {
  const { report, prepared } = rehearse(request);
  if (prepared === null) {
    const first = report.problems.find(({ severity }) => severity !== 'warning');
    throw new DondocError('planNotDeployable', { what: (first?.message ?? '').replace(/\.$/, '') });
  }
  const { id, deployment, lots, pairs } = prepared;
  const { body } = deployment;
  // Before anything is kept: what is refused leaves nothing behind.
  const running = await planHashOf(journal, id);
  if (running !== null && running !== body.planHash) throw new DondocError('planChanged', { what: id });
  const { number, kind, title, issuer, issuedOn } = request.plan.directive;
  // Documents first, then the directive's row, then its workflow: whatever is cut off, the same command again completes it.
  if (request.text != null) await saveText(journal, request.text);
  await saveDocument(journal, 'plan', request.plan);
  await saveDocument(journal, 'policy', request.policy);
  await saveDocument(journal, 'calendar', request.calendar);
  await saveDocument(journal, 'terms', lots);
  const { hash: directoryHash } = await saveDirectory(journal, request.directory);
  const registered = await registerDirective(journal, {
    id,
    number,
    kind,
    title,
    issuer,
    issuedOn,
    planHash: body.planHash,
    textHash: body.textHash,
    policyHash: body.policyHash,
    calendarHash: body.calendarHash,
    directoryHash,
    approvedBy: request.approvedBy,
    chaseFrom: body.chaseFrom,
    monitor: prepared.monitor,
  });
  const result = { directive: id, lots: lots.length, pairs: pairs.length, report };
  // Somebody else may have deployed it meanwhile.
  if (registered.planHash !== body.planHash) throw new DondocError('planChanged', { what: id });
  await registerDuties(journal, id, prepared.duties.map(dutyRow));
  await registerPairs(journal, id, pairs);
  await start(directiveStart(id, { ...deployment, body: { ...body, directoryHash } }, options));
  return { ...result, created: registered.created };
}

const dutyRow = ({ terms, obligation }: PreparedDuty): DutyRow => ({
  id: terms.id,
  kind: terms.kind,
  review: terms.review,
  title: terms.title,
  quote: obligation?.quote || terms.title,
  place: obligation?.place || null,
  timeText: obligation?.time?.text ?? null,
  terms,
});
