// The durable shell that lots and directives share. All behaviour is in rules/; here is only what makes it last: handlers decide at
// once, in arrival order, and put the facts into one outbox; the main function is the only one that writes, one record at a time.
// Nothing awaits in a handler, so continue-as-new has nothing to drain and a slow journal holds nobody up.
import { CancellationScope, condition, isCancellation, log, sleep, workflowInfo } from '@temporalio/workflow';
import type { Fact, Outcome } from '../contracts/fact.ts';
import { MAX_FACTS_PER_RECORD, MAX_RECORD_BYTES } from '../contracts/fact.ts';
import type { Instant } from '../contracts/time.ts';
import type { RecordActivity } from './activities.ts';
import { migrate } from '../rules/migrate.ts';
import type { LotState } from '../rules/state.ts';

/** A timer never runs longer, so that a lot meets a new build at least once a month. */
export const MAX_SLEEP_MS = 30 * 86_400_000;
/** A run never lasts longer than a year, whatever the server suggests. */
const MAX_RUN_MS = 365 * 86_400_000;
/** With more facts than this waiting for the journal, people's actions are answered `busy`. */
export const MAX_OUTBOX = 2_000;
/** The rules of a lot or of a directive, as the shell needs them. */
export interface Machine<S extends LotState, E> {
  readonly decide: (
    state: S,
    event: E | { readonly kind: 'tick' },
    now: Instant,
  ) => { readonly facts: readonly Fact[]; readonly outcome: Outcome | null; readonly state: S };
  readonly wakeAt: (state: S) => Instant | null;
}

/** What a run hands to the next: the state, and the facts that the journal may not have yet. */
export interface Carried<S> {
  readonly state: S;
  readonly outbox: readonly Fact[];
  /** Tests lower the threshold, in history events, at which a run ends; null: when the server suggests it. */
  readonly maxEvents: number | null;
}

export class Shell<S extends LotState, E> {
  state: S;
  readonly #machine: Machine<S, E>;
  readonly #record: RecordActivity;
  readonly #maxEvents: number | null;
  readonly #outbox: Fact[];
  readonly #startedAt = Date.now();
  #writing = false;
  #timer: { at: Instant; scope: CancellationScope } | null = null;
  #rang = false;

  constructor(machine: Machine<S, E>, carried: Carried<S>, record: RecordActivity) {
    this.#machine = machine;
    this.#record = record;
    this.state = migrate(carried.state);
    this.#outbox = [...carried.outbox];
    this.#maxEvents = carried.maxEvents;
  }

  /** Decides one event now; its facts wait in the outbox. */
  decide(event: E | { readonly kind: 'tick' }): Outcome | null {
    const { facts, outcome, state } = this.#machine.decide(this.state, event, Date.now());
    this.state = state;
    this.#outbox.push(...facts);
    return outcome;
  }

  get waiting(): number {
    return this.#outbox.length;
  }

  get busy(): boolean {
    return this.#outbox.length > MAX_OUTBOX;
  }

  /** All that was decided is in the journal. */
  get written(): boolean {
    return this.#outbox.length === 0 && !this.#writing;
  }

  /** Sleeps until there is something to do: facts to write, an instant that has come, a run that must end, or `wake`. */
  async idle(wake: () => boolean): Promise<void> {
    this.#setTimer();
    await condition(() => this.#mayWrite() || this.#rang || this.mustContinue() || wake());
    this.#rang = false;
    this.decide({ kind: 'tick' });
    if (this.#mayWrite()) this.#write();
  }

  /**
   * The run should end and go on as a new one. It waits for the journal while more than one record's facts are waiting: the next run is
   * given them in one message, and the server takes none above 2 MiB.
   */
  mustContinue(): boolean {
    return this.#isOld() && batch(this.#outbox).length === this.#outbox.length;
  }

  #isOld(): boolean {
    const info = workflowInfo();
    if (info.continueAsNewSuggested || info.targetWorkerDeploymentVersionChanged) return true;
    if (Date.now() - this.#startedAt > MAX_RUN_MS) return true;
    return this.#maxEvents !== null && info.historyLength > this.#maxEvents;
  }

  /** What the next run is given. A record still under way is left behind and done again there: the journal knows what it has. */
  carry(): Carried<S> {
    this.#timer?.scope.cancel();
    return { state: this.state, outbox: this.#outbox, maxEvents: this.#maxEvents };
  }

  #mayWrite(): boolean {
    return this.#outbox.length > 0 && !this.#writing;
  }

  #write(): void {
    const facts = batch(this.#outbox);
    this.#writing = true;
    const { directive, lot } = this.state;
    this.#record({ directive, lot, facts }).then(
      () => {
        // Shortened only now that the journal has them: what continue-as-new carries is all that the journal may lack.
        this.#outbox.splice(0, facts.length);
        this.#writing = false;
      },
      (error: unknown) => {
        // A terminal refusal (the journal holds other content under this number) is an alarm for people. The facts stay, and the next
        // event tries again; nothing is passed over.
        log.error('the journal refused facts', { directive, lot, first: facts[0]?.n, error });
        void sleep(RECORD_PAUSE_MS).then(() => {
          this.#writing = false;
        });
      },
    );
  }

  /** One timer, kept while it is not later than the earliest instant: moving it at every input would cost two events a time. */
  #setTimer(): void {
    const wake = this.#machine.wakeAt(this.state) ?? Infinity;
    const at = Math.min(wake, Date.now() + MAX_SLEEP_MS);
    if (this.#timer !== null && this.#timer.at <= at) return;
    this.#timer?.scope.cancel();
    const timer = { at, scope: new CancellationScope() };
    this.#timer = timer;
    timer.scope
      .run(() => sleep(Math.max(at - Date.now(), 1)))
      .then(
        () => {
          if (this.#timer === timer) this.#timer = null;
          this.#rang = true;
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}

/** Pause before facts that were refused for good are offered again. */
const RECORD_PAUSE_MS = 60_000;

/** The first facts of the outbox, as many as one call may carry; always at least one. */
function batch(outbox: readonly Fact[]): readonly Fact[] {
  let bytes = 0;
  for (let count = 0; count < Math.min(outbox.length, MAX_FACTS_PER_RECORD); count += 1) {
    bytes += JSON.stringify(outbox[count]).length;
    if (bytes > MAX_RECORD_BYTES && count > 0) return outbox.slice(0, count);
  }
  return outbox.slice(0, MAX_FACTS_PER_RECORD);
}
