import { afterEach, describe, expect, test } from 'vitest';
import { DondocError } from '../../contracts/errors.ts';
import type { Input } from '../../contracts/input.ts';
import type { SubmitResult } from '../../engine/engine.ts';
import type { LogMessage, OutMessage } from '../../workers/event-log.ts';
import { runIntake } from '../../workers/intake.ts';
import type { Intake, IntakeOptions } from '../../workers/intake.ts';
import fc from '../rules/seeded.ts';
import { FakeLog, silentLogger } from './fake-log.ts';
import { APPENDED, BAD_EVENTS, logMessage, reportEvent, sources } from './sample-events.ts';

const ACCEPTED: SubmitResult = { kind: 'accepted' };
const NOW = Date.parse('2026-03-31T11:00:00Z');

interface Started {
  readonly log: FakeLog;
  readonly intake: Intake;
  /** Each call of the engine: the ids it was given. */
  readonly calls: string[][];
  readonly inputs: Input[];
}

let running: Intake[] = [];
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
});

type Submit = (inputs: readonly Input[]) => Promise<readonly SubmitResult[]> | readonly SubmitResult[];

async function start(
  submit: Submit = (inputs) => inputs.map(() => ACCEPTED),
  options: Partial<IntakeOptions> = {},
): Promise<Started> {
  const log = (options.log ?? new FakeLog()) as FakeLog;
  const calls: string[][] = [];
  const inputs: Input[] = [];
  const engine = {
    submit: async (given: readonly Input[]) => {
      calls.push(given.map(({ id }) => id));
      inputs.push(...given);
      return await submit(given);
    },
  };
  const backoff = { firstMs: 2, mostMs: 16 };
  const intake = await runIntake({ engine, sources, logger: silentLogger, backoff, now: () => NOW, ...options, log });
  running.push(intake);
  await log.consuming;
  return { log, intake, calls, inputs };
}

const messages = (...ids: string[]): readonly LogMessage[] =>
  ids.map((id, index) => logMessage(index, reportEvent(id)));
const dlqCodes = (log: FakeLog) => log.produced.map(({ message }) => message.headers['dlq-code']);
const away = (code: 'engineAway' | 'journalAway' = 'engineAway') => new DondocError(code);

describe('a batch', () => {
  test('goes to the engine in one call, in order, stamped with the broker’s time, and is resolved to its last offset', async () => {
    const { log, calls, inputs, intake } = await start();
    const delivery = await log.deliver(messages('a', 'b', 'c')).done;
    expect(calls).toEqual([['a', 'b', 'c']]);
    expect(inputs.map(({ receivedAt }) => receivedAt)).toEqual([APPENDED, APPENDED + 1, APPENDED + 2]);
    expect(delivery).toMatchObject({ resolved: '2', pausedMs: null, beats: 3 });
    expect(intake.health()).toEqual({ state: 'running', lastBatchAt: NOW, paused: [], reason: null });
  });

  test('asks for each source once', async () => {
    const asked: string[] = [];
    const { log } = await start(undefined, {
      sources: async (name) => {
        asked.push(name);
        return await sources(name);
      },
    });
    await log.deliver([
      ...messages('a', 'b'),
      logMessage(2, reportEvent('c', { source: 'urn:x' })),
      logMessage(3, reportEvent('d', { source: 'urn:x' })),
    ]).done;
    expect(asked).toEqual(['urn:dondoc:source:so-noi-vu', 'urn:x']);
  });

  test('of bad events only is resolved without calling the engine', async () => {
    const { log, calls } = await start();
    const delivery = await log.deliver(BAD_EVENTS.map(({ message }, index) => message(index))).done;
    expect(calls).toEqual([]);
    expect(delivery.resolved).toBe(String(BAD_EVENTS.length - 1));
  });
});

describe('what cannot become an input', () => {
  test.each(BAD_EVENTS.map((bad, index) => [`${bad.code} (${index})`, bad] as const))(
    '%s goes to the dead letter queue as it came',
    async (_, bad) => {
      const { log, calls } = await start();
      const original = bad.message(1);
      const delivery = await log.deliver(
        [logMessage(0, reportEvent('a')), original, logMessage(2, reportEvent('b'))],
        3,
      ).done;
      expect(calls).toEqual([['a', 'b']]);
      expect(delivery.resolved).toBe('2');
      expect(log.produced).toHaveLength(1);
      const { topic, message } = log.produced[0] as { topic: string; message: OutMessage };
      expect(topic).toBe('dondoc.inputs.v1.dlq');
      expect(message.value).toBe(original.value);
      expect(message.key).toBe(original.key);
      expect(message.headers).toMatchObject({
        ...original.headers,
        'dlq-topic': 'dondoc.inputs.v1',
        'dlq-partition': '3',
        'dlq-offset': '1',
        'dlq-code': bad.code,
        'dlq-appended-at': '2026-03-31T10:00:00.001Z',
      });
      expect(message.headers['dlq-reason']).not.toBe('');
      expect(message.headers['dlq-reason-en']).not.toBe(message.headers['dlq-reason']);
    },
  );

  test('what the engine refuses goes there too; what it parked or knew does not', async () => {
    const results: readonly SubmitResult[] = [
      ACCEPTED,
      { kind: 'refused', code: 'sameIdOtherContent', details: {} },
      { kind: 'parked', code: 'assignmentUnknown', parked: 'p1' },
      { kind: 'decided', lot: 1, outcome: { ok: true, n: 7, assignment: null } },
    ];
    const { log } = await start(() => results);
    const delivery = await log.deliver(messages('a', 'b', 'c', 'd')).done;
    expect(delivery.resolved).toBe('3');
    expect(dlqCodes(log)).toEqual(['sameIdOtherContent']);
    expect(log.produced[0]?.message.headers['dlq-offset']).toBe('1');
  });

  test('a letter that is sent again as it stands gets new marks, not two of each', async () => {
    const { log } = await start();
    const letter = { ...logMessage(0, reportEvent('x', { type: 'nope' })) };
    const marked = {
      ...letter,
      headers: { ...letter.headers, 'dlq-offset': Buffer.from('99'), 'dlq-code': Buffer.from('old') },
    };
    await log.deliver([marked]).done;
    expect(log.produced[0]?.message.headers).toMatchObject({ 'dlq-offset': '0', 'dlq-code': 'schemaUnknown' });
  });
});

describe('nothing is lost', () => {
  test('offsets are not resolved before the engine has the batch, while the heart beats on', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let entered: () => void = () => {};
    const inside = new Promise<void>((resolve) => (entered = resolve));
    const { log } = await start(async (inputs) => {
      entered();
      await held;
      return inputs.map(() => ACCEPTED);
    });
    const { delivery, done } = log.deliver(messages('a'));
    await inside;
    expect(delivery).toMatchObject({ resolved: null, waited: 1 });
    release();
    expect((await done).resolved).toBe('0');
  });

  test.each<[string, Error, string]>([
    ['the engine is away', away(), 'engineAway'],
    ['the journal is away', away('journalAway'), 'journalAway'],
    ['the engine has a fault', new TypeError('x is not a function'), 'x is not a function'],
  ])(
    '%s: the partition pauses longer and longer, no letter is sent, and the same batch goes in later',
    async (_, error, reason) => {
      let failing = true;
      const { log, calls, intake } = await start((inputs) => {
        if (failing) throw error;
        return inputs.map(() => ACCEPTED);
      });
      const batch = [...messages('a', 'b'), ...BAD_EVENTS.map(({ message }, index) => message(index + 2))];
      const pauses: number[] = [];
      for (let attempt = 1; attempt <= 6; attempt += 1) {
        const { resolved, pausedMs } = await log.deliver(batch, 1).done;
        expect(resolved).toBeNull();
        pauses.push(pausedMs ?? 0);
      }
      for (const [index, most] of [2, 4, 8, 16, 16, 16].entries()) {
        expect(pauses[index]).toBeGreaterThanOrEqual(most / 2);
        expect(pauses[index]).toBeLessThanOrEqual(most);
      }
      expect(log.produced).toEqual([]);
      expect(intake.health()).toEqual({ state: 'paused', lastBatchAt: null, paused: [1], reason });
      failing = false;
      expect((await log.deliver(batch, 1).done).resolved).toBe(String(batch.length - 1));
      expect(calls.at(-1)).toEqual(['a', 'b']);
      expect(dlqCodes(log)).toEqual(BAD_EVENTS.map(({ code }) => code));
      expect(intake.health()).toMatchObject({ state: 'running', paused: [], reason: null });
    },
  );

  test('another partition goes on while one is paused', async () => {
    const { log, intake } = await start((inputs) => {
      if (inputs[0]?.id === 'bad') throw away();
      return inputs.map(() => ACCEPTED);
    });
    expect((await log.deliver(messages('bad'), 0).done).resolved).toBeNull();
    expect((await log.deliver(messages('good'), 1).done).resolved).toBe('0');
    expect(intake.health()).toMatchObject({ state: 'paused', paused: [0], reason: 'engineAway' });
  });

  test('a source that cannot be looked up is no unknown source', async () => {
    let failing = true;
    const { log, calls } = await start(undefined, {
      sources: async (name) => {
        if (failing) throw away('journalAway');
        return await sources(name);
      },
    });
    expect((await log.deliver(messages('a')).done).resolved).toBeNull();
    failing = false;
    expect((await log.deliver(messages('a')).done).resolved).toBe('0');
    expect(calls).toEqual([['a']]);
    expect(log.produced).toEqual([]);
  });

  test('a lot that is busy is asked again, not refused for good', async () => {
    let busy = true;
    const { log } = await start((inputs) =>
      inputs.map(() => (busy ? { kind: 'refused', code: 'busy', details: {} } : ACCEPTED)),
    );
    expect((await log.deliver(messages('a')).done).resolved).toBeNull();
    busy = false;
    expect((await log.deliver(messages('a')).done).resolved).toBe('0');
    expect(log.produced).toEqual([]);
  });

  test('a dead letter that cannot be sent holds the batch back', async () => {
    const { log } = await start();
    log.failures.produce.push(new Error('no broker'));
    const batch = [logMessage(0, reportEvent('x', { type: 'nope' }))];
    expect((await log.deliver(batch).done).resolved).toBeNull();
    expect((await log.deliver(batch).done).resolved).toBe('0');
    expect(dlqCodes(log)).toEqual(['schemaUnknown']);
  });

  test('whatever fails and however the messages are cut into batches, each ends in its place, first seen in order', async () => {
    const kind = fc.constantFrom('good', 'bad', 'refused');
    const script = fc.record({
      kinds: fc.array(kind, { minLength: 1, maxLength: 30 }),
      sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 10 }),
      engineFails: fc.array(fc.boolean(), { maxLength: 10 }),
      dlqFails: fc.array(fc.boolean(), { maxLength: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(script, async ({ kinds, sizes, engineFails, dlqFails }) => {
        const fails = [...engineFails];
        const taken: string[] = [];
        const log = new FakeLog();
        const { intake } = await start(
          (inputs) => {
            if (fails.shift() === true) throw away();
            taken.push(...inputs.map(({ id }) => id).filter((id) => !taken.includes(id)));
            return inputs.map(({ id }) =>
              id.startsWith('refused') ? { kind: 'refused', code: 'sameIdOtherContent', details: {} } : ACCEPTED,
            );
          },
          { log },
        );
        log.failures.produce.push(...dlqFails.flatMap((one) => (one ? [new Error('no broker')] : [])));
        const all = kinds.map((one, offset) =>
          logMessage(offset, reportEvent(`${one}${offset}`, one === 'bad' ? { type: 'nope' } : {})),
        );
        let next = 0;
        for (let turn = 0; next < all.length; turn += 1) {
          const batch = all.slice(next, next + (sizes[turn % sizes.length] ?? 1));
          const { resolved } = await log.deliver(batch).done;
          if (resolved !== null) next = Number(resolved) + 1;
          if (turn > 200) throw new Error('it does not end');
        }
        await intake.stop();
        const id = (_: unknown, offset: number) => `${kinds[offset] ?? ''}${offset}`;
        expect(taken).toEqual(all.map(id).filter((one) => !one.startsWith('bad')));
        const letters = log.produced.map(({ message }) => Number(message.headers['dlq-offset']));
        const dead = kinds.flatMap((one, offset) => (one === 'good' ? [] : [offset]));
        expect([...new Set(letters)].sort((a, b) => a - b)).toEqual(dead);
      }),
      { numRuns: 60 },
    );
  });
});

describe('its life', () => {
  test('brokers that are away at the start are tried again, and health says so', async () => {
    const log = new FakeLog();
    log.failures.ensureTopics.push(new Error('no broker'), new Error('no broker'));
    log.failures.consume.push(new Error('no coordinator'));
    const intake = await runIntake({
      log,
      engine: { submit: async () => [] },
      sources,
      logger: silentLogger,
      backoff: { firstMs: 2, mostMs: 4 },
    });
    running.push(intake);
    expect(intake.health()).toMatchObject({ state: 'starting', lastBatchAt: null });
    await log.consuming;
    await expect.poll(() => intake.health()).toEqual({ state: 'running', lastBatchAt: null, paused: [], reason: null });
  });

  test('it can be stopped while the brokers are away', async () => {
    const log = new FakeLog();
    log.failures.ensureTopics.push(...Array.from({ length: 1_000 }, () => new Error('no broker')));
    const intake = await runIntake({
      log,
      engine: { submit: async () => [] },
      sources,
      logger: silentLogger,
      backoff: { firstMs: 60_000, mostMs: 60_000 },
    });
    await expect.poll(() => intake.health().reason).toBe('no broker');
    await intake.stop();
    expect(intake.health().state).toBe('stopped');
  });

  test('a crash is told', async () => {
    const { log, intake } = await start();
    log.crash(new Error('gone'));
    expect((await intake.crashed).message).toBe('gone');
    expect(intake.health()).toMatchObject({ state: 'crashed', reason: 'gone' });
  });
});
