// Each of the real directives of ../shared/reading on the real stack: read, deployed against a provincial directory, told things by Kafka,
// and run in virtual time past a deadline that one unit lets pass, with the worker killed in the middle. Its years are moved so that it lies
// ahead. What the pure functions say on a virtual clock (`timeline`) is what the journal must hold.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cloudEvent } from '../../contracts/cloudevent.ts';
import { INBOUND } from '../../contracts/events.ts';
import type { Fact } from '../../contracts/fact.ts';
import { DIRECTIVE_LOT, directiveWorkflowId, lotWorkflowId } from '../../contracts/ids.ts';
import type { Plan } from '../../contracts/plan.ts';
import type { Instant } from '../../contracts/time.ts';
import { deploy, rehearse } from '../../engine/deploy.ts';
import { projectRoot } from '../../infra/paths.ts';
import { verify } from '../../journal/audit.ts';
import { factsOf } from '../../journal/facts.ts';
import { listParked } from '../../journal/parked.ts';
import { readDirective } from '../../reading/read.ts';
import { addWorkingDays } from '../../rules/calendar.ts';
import { at, dayAt, dayText } from '../../rules/day.ts';
import { addressees } from '../../rules/directory.ts';
import type { DirectiveState } from '../../rules/directive.ts';
import type { Assignment, LotState } from '../../rules/state.ts';
import { assignmentsOf, isClosed } from '../../rules/state.ts';
import type { ScriptedInput } from '../../rules/timeline.ts';
import { timeline } from '../../rules/timeline.ts';
import { provincialDirectory } from '../data/province.ts';
import type { TestBus } from './bus.ts';
import { registerService, startTestBus } from './bus.ts';
import { shiftYears } from './shift-years.ts';
import type { Stack } from './stack.ts';
import { startStack } from './stack.ts';
import { policy, requestOf } from './terms.ts';
import { Undo } from './undo.ts';
import { until } from './until.ts';
import { clockOf, fastForward } from './virtual-time.ts';
import type { WorkerProcess } from './worker-process.ts';
import { startWorkerProcess } from './worker-process.ts';

const TEXTS = join(projectRoot, '..', 'shared', 'reading', 'directives');
const files = existsSync(TEXTS) ? readdirSync(TEXTS).filter((name) => name.endsWith('.txt')) : [];
/** The year the directives are moved to: all they order lies ahead. */
const YEAR = new Date().getUTCFullYear() + 1;
const SOURCE = 'urn:test:service';
/** The head is told on the third working day after the due day; this is past it. */
const PAST_HEAD = 5;
/** Past what lapses at the same instant. */
const MINUTE_MS = 60_000;
/** What a person who is asked gives a unit. */
const DAYS_GIVEN = 60;

describe.skipIf(files.length === 0)(
  `real directives${files.length === 0 ? ' (../shared/reading is absent)' : ''}`,
  () => {
    const undo = new Undo();
    let stack: Stack;
    let bus: TestBus;
    let worker: WorkerProcess;

    beforeAll(async () => {
      stack = undo.use(await startStack({ virtualTime: true, noWorker: true }));
      await registerService(stack.journal, SOURCE);
      bus = undo.use(await startTestBus(stack));
      await anotherWorker();
    });
    afterAll(async () => {
      await worker.kill();
      await undo[Symbol.asyncDispose]();
    });

    async function anotherWorker(): Promise<void> {
      const { address, databaseUrl } = stack;
      worker = await startWorkerProcess({ address, databaseUrl, bundle: inject('workflowBundle') });
    }

    it.each(files.map((name) => basename(name, '.txt')))('%s runs from its text to a head’s mailbox', async (name) => {
      const read = readDirective(readFileSync(join(TEXTS, `${name}.txt`), 'utf8'));
      const whole = completed(read);
      const plan = shiftYears(whole, YEAR - Number(whole.directive.issuedOn?.slice(0, 4)));
      const directory = provincialDirectory(read.directive.province ?? '');
      const request = requestOf(plan, directory, { allowUnmatched: true });
      const { directive, lots } = await deploy({ journal: stack.journal, start: stack.start }, request);
      const facts = async (): Promise<readonly Fact[]> => await allFacts(stack, directive);
      await until('every lot is open', async () => {
        const opened = (await facts()).filter(({ type }) => type === 'lot.opened');
        return opened.length === lots + 1;
      });

      // A service reports one duty done, says so twice, reports one that nobody gave, and sends what is no event.
      const other = openOne(await statesOf(stack, directive, lots));
      const letters = bus.deadLetters.length;
      const done = report(directive, other.duty, other.unit, `${name}-1`);
      await bus.send([done, done, report(directive, 'nv-khong-co', other.unit, `${name}-2`)]);
      await bus.sendRaw(`{ không phải sự kiện: ${name}`);
      await until('the report is in the journal', async () => submitted(await facts(), other).length > 0);
      await until(
        'the unknown one is parked',
        async () => (await listParked(stack.journal, { directive })).length === 1,
      );
      await until('the malformed one is a dead letter', () => bus.deadLetters.length === letters + 1);

      const answers = await answerUntilDated(stack, directive, lots, other);
      const silent = firstToLapse(await statesOf(stack, directive, lots), other);
      if (silent === null) throw new Error('the directive has a deadline now');

      // One unit says nothing. Its lot's clock goes past the day on which its head is told; the worker is killed on the way.
      const workflow =
        silent.lot === DIRECTIVE_LOT ? directiveWorkflowId(directive) : lotWorkflowId(directive, silent.lot);
      const goal = at(addWorkingDays(silent.calendar, silent.due, PAST_HEAD), policy.fireAt) + 1;
      const before = (await facts()).length;
      const forward = fastForward(stack.temporal.client, workflow, goal);
      await until('the course has begun', async () => (await facts()).length > before);
      await worker.kill();
      await anotherWorker();
      await forward;
      await until('the head was told', async () =>
        (await facts()).some((fact) => fact.assignment === silent.id && fact.type === 'rung.escalated'),
      );

      // The journal holds what the rules say on a virtual clock, each once; the chain is whole.
      const script = [scripted(await facts(), other), ...answers];
      const reached = await clockOf(stack.temporal.client, workflow);
      const { prepared } = rehearse(request);
      if (prepared === null) throw new Error('the plan was deployable a moment ago');
      const expected = timeline(prepared, { deployedAt: request.now, until: reached, reports: script }).facts;
      const seen = await until('all that was due is recorded', async () => {
        const mine = (await facts()).filter(({ lot }) => lot === silent.lot);
        const wanted = expected.filter(({ lot }) => lot === silent.lot);
        return mine.length >= wanted.length ? { mine, wanted } : null;
      });
      expect(keys(seen.mine)).toEqual(keys(seen.wanted));
      expect(submitted(await facts(), other)).toHaveLength(1);
      const course = seen.mine.filter(({ assignment }) => assignment === silent.id).map(({ type }) => type);
      // Where the clock passed several rungs while no worker ran, the lower ones are passed over, as after any outage.
      expect(course).toContainEqual(expect.stringMatching(/^rung\.(overdue|passedOver)$/));
      expect(course).toContain('rung.escalated');
      expect(await verify(stack.journal, directive)).toMatchObject({ ok: true, problems: [] });

      // And the head has the mail.
      const { persons } = addressees(directory, {
        unit: silent.unit,
        role: 'head',
        monitor: prepared.monitor,
        day: dayAt(goal),
      });
      const addresses = directory.units
        .flatMap(({ posts }) => posts)
        .filter(({ person }) => persons.some((one) => one.person === person));
      const mail = await until(
        'the head has the mail',
        () =>
          bus.mails.find(
            ({ to, subject, text }) =>
              // Alone, or in one letter with what else the head hears that moment.
              `${subject} ${text}`.includes('Kính báo cáo') &&
              subject.includes(plan.directive.number ?? '?') &&
              to.some(({ address }) => addresses.some(({ email }) => email === address)),
          ) ?? null,
      );
      expect(mail.text).toContain('Kính gửi: Đồng chí');
      expect(mail.text).toContain('quá hạn từ ngày');
    });
  },
);

/** A draft without a number or a date gets them from whoever approves it. */
const completed = (plan: Plan): Plan => {
  const { number, issuedOn } = plan.directive;
  return {
    ...plan,
    directive: { ...plan.directive, number: number ?? '00-DT/TU', issuedOn: issuedOn ?? `${YEAR}-01-02` },
  };
};

interface Silent extends Pick<Assignment, 'id' | 'duty' | 'unit'> {
  readonly lot: number;
  readonly due: number;
  readonly calendar: LotState['terms']['calendar'];
}

async function allFacts({ journal }: Stack, directive: string): Promise<readonly Fact[]> {
  const all: Fact[] = [];
  for (let after = 0; ;) {
    const page = await factsOf(journal, directive, after);
    if (page.length === 0) return all;
    all.push(...page.map(({ fact }) => fact));
    after = page.at(-1)?.seq ?? after;
  }
}

async function statesOf({ temporal }: Stack, directive: string, lots: number): Promise<readonly LotState[]> {
  const ids = [
    directiveWorkflowId(directive),
    ...Array.from({ length: lots }, (_, index) => lotWorkflowId(directive, index + 1)),
  ];
  return await Promise.all(ids.map((id) => temporal.client.workflow.getHandle(id).query<LotState>('state')));
}

/** The first deadline that will lapse, in any lot, of a duty that a unit owes; of a review only where nothing else has a day. */
function firstToLapse(states: readonly LotState[], other: Assignment): Silent | null {
  const owed = states.flatMap(({ lot, directive, terms, pairs }) =>
    Object.values(pairs).flatMap(({ duty, unit, next, live }): Silent[] => {
      const open = live.find((one) => one.due !== null && !one.silent);
      const period = open?.period ?? next?.period;
      const due = open?.due ?? next?.due ?? null;
      if (due === null || period === undefined || (duty === other.duty && unit === other.unit)) return [];
      return [{ id: `${directive}/${duty}/${unit}/${period}`, duty, unit, lot, due, calendar: terms.calendar }];
    }),
  );
  const lots = owed.filter(({ lot }) => lot !== DIRECTIVE_LOT);
  const [first] = (lots.length > 0 ? lots : owed).toSorted((a, b) => a.due - b.due);
  return first ?? null;
}

/** Where the text gives no deadline at all, a person is asked after the policy's silence, and answers with a day. */
async function answerUntilDated(
  stack: Stack,
  directive: string,
  lots: number,
  other: Assignment,
): Promise<readonly ScriptedInput[]> {
  const [state, ...others] = await statesOf(stack, directive, lots);
  if (firstToLapse(state === undefined ? others : [state, ...others], other) !== null) return [];
  const later = (state as DirectiveState).later.find(({ question }) => question.subject !== other.duty);
  if (later === undefined) throw new Error('nothing has a day and nobody is asked for one');
  const workflow = directiveWorkflowId(directive);
  // All clocks go, as they would: what lapses in the lots lapses before the answer.
  const workflows = [workflow, ...others.map(({ lot }) => lotWorkflowId(directive, lot))];
  for (const one of workflows) await fastForward(stack.temporal.client, one, later.askAt + MINUTE_MS);
  const asked = async () => (await allFacts(stack, directive)).some(({ type }) => type === 'question.asked');
  await until('the question', asked);
  const receivedAt = await clockOf(stack.temporal.client, workflow);
  const data = {
    question: later.question.id,
    answer: 'xong trong quý sau',
    due: dayText(dayAt(receivedAt) + DAYS_GIVEN),
  };
  const target = { directive, duty: null, unit: null, period: null };
  const common = { source: SOURCE, id: `${directive}-answer`, target, by: null, occurredAt: null, trusted: false };
  await stack.engine.act({ ...common, kind: 'answer', as: 'operator', receivedAt, hash: 'a'.repeat(64), data });
  await until('the deadline', async () =>
    (await allFacts(stack, directive)).some(({ type }) => type === 'deadline.moved'),
  );
  return [{ at: receivedAt, kind: 'answer', duty: null, unit: null, period: null, data }];
}

/** Something open that a service can report done; where there is a choice, without a day, so that a deadline is left to lapse. */
function openOne(states: readonly LotState[]): Assignment {
  const all = states.filter(({ lot }) => lot !== DIRECTIVE_LOT).flatMap(assignmentsOf);
  const running = all.filter((one) => !isClosed(one));
  const open = running.find(({ dueAt }) => dueAt === null) ?? running.at(-1);
  if (open === undefined) throw new Error('nothing is open yet');
  return open;
}

const report = (directive: string, duty: string, unit: string, id: string) =>
  cloudEvent({
    id,
    source: SOURCE,
    type: INBOUND.report.type,
    extensions: { partitionkey: directive },
    data: { directive, duty, unit, text: 'Đã hoàn thành' },
  });

const submitted = (facts: readonly Fact[], { id }: Assignment): readonly Fact[] =>
  facts.filter(({ type, assignment }) => type === 'assignment.submitted' && assignment === id);

/** The service's report as the simulation is to hear it: when it was received, for the same assignment. */
function scripted(facts: readonly Fact[], { id, duty, unit, period }: Assignment): ScriptedInput {
  const fact = facts.find(({ type, assignment }) => type === 'assignment.submitted' && assignment === id);
  const at: Instant = fact?.input?.receivedAt ?? 0;
  return { at, kind: 'report', duty, unit, period, data: { text: 'Đã hoàn thành', document: null, figures: {} } };
}

/** Keys in order, without those of inputs: the simulation's have another source. */
const keys = (facts: readonly Fact[]): readonly string[] =>
  facts.map(({ key, type, input }) => (input === null ? key : `input ${type}`)).toSorted();
