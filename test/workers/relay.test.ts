import { afterEach, describe, expect, test } from 'vitest';
import { decodeKafka } from '../../contracts/cloudevent.ts';
import type { Fact, InputRef } from '../../contracts/fact.ts';
import type { LotTerms } from '../../contracts/terms.ts';
import type { OutMessage } from '../../workers/event-log.ts';
import { factEvent } from '../../workers/fact-event.ts';
import { relayOnce, runRelay } from '../../workers/relay.ts';
import type { Relay } from '../../workers/relay.ts';
import { FakeLog, silentLogger } from './fake-log.ts';
import { AT, FakeJournal, factOf } from './sample-facts.ts';

let running: Relay[] = [];
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
  running = [];
});

async function start(log: FakeLog, facts: FakeJournal, pollMs = 5): Promise<Relay> {
  const relay = await runRelay({
    log,
    facts,
    logger: silentLogger,
    pollMs,
    backoff: { firstMs: 2, mostMs: 4 },
    now: () => AT,
  });
  running.push(relay);
  return relay;
}

const eventOf = (message: OutMessage) => decodeKafka({ ...message, key: null });
const sent = (log: FakeLog) => log.produced.map(({ message }) => eventOf(message).id);

describe('a fact as an event', () => {
  const input: InputRef = {
    source: 'urn:dondoc:source:so-noi-vu',
    id: 'bc-12',
    kind: 'report',
    hash: 'f'.repeat(64),
    as: 'unit',
    by: 'nguyen-van-a',
    occurredAt: null,
    receivedAt: AT,
  };

  test('says who, what and when, with days and instants as text', () => {
    const basis = {
      code: 'fixed',
      words: 'trước 31/3',
      article: null,
      rolledFrom: 20_543,
      provisional: false,
    } as const;
    const fact = factOf(
      'assignment.opened',
      {
        ladder: 'report',
        due: 20_544,
        dueAt: AT,
        basis,
        silent: false,
        first: true,
        openedAt: AT,
        nextAt: AT,
        next: null,
      },
      { input, notify: [{ role: 'clerk', unit: 'so-noi-vu', form: 'assigned', urgent: false, release: 'auto' }] },
    );
    expect(factEvent(7, fact as Fact)).toEqual({
      id: 'd.1.2026:7',
      source: 'urn:dondoc:directive:d.1.2026',
      type: 'vn.dondoc.assignment.opened.v1',
      subject: 'd.1.2026/d1/so-noi-vu/2026-Q1',
      time: AT,
      dataschema: 'urn:dondoc:schema:fact:assignment.opened:v1',
      extensions: { partitionkey: 'd.1.2026' },
      data: {
        directive: 'd.1.2026',
        seq: 7,
        duty: 'd1',
        unit: 'so-noi-vu',
        period: '2026-Q1',
        input: {
          source: 'urn:dondoc:source:so-noi-vu',
          id: 'bc-12',
          kind: 'report',
          as: 'unit',
          by: 'nguyen-van-a',
          occurredAt: null,
          receivedAt: '2026-03-31T10:00:00.000Z',
        },
        told: [{ role: 'clerk', unit: 'so-noi-vu', form: 'assigned' }],
        body: {
          ladder: 'report',
          due: '2026-04-01',
          dueAt: '2026-03-31T10:00:00.000Z',
          basis: { code: 'fixed', words: 'trước 31/3', article: null, rolledFrom: '2026-03-31', provisional: false },
          silent: false,
          first: true,
          openedAt: '2026-03-31T10:00:00.000Z',
        },
      },
    });
  });

  test('keeps inner matters and names of persons back', () => {
    const terms = {
      directive: 'd.1.2026',
      lot: 1,
      monitor: 'van-phong',
      chaseFrom: AT,
      policy: { secret: 'policy' },
      calendar: { bits: '1111' },
      duties: [{ id: 'd1', kind: 'report', review: null, title: 'Báo cáo', ladder: 'report', openAhead: 3 }],
      pairs: [{ duty: 'd1', unit: 'so-noi-vu' }],
    } as unknown as LotTerms;
    const opened = factEvent(1, factOf('lot.opened', { terms, next: [null] }, { assignment: null }) as Fact);
    expect(opened.subject).toBeNull();
    expect(opened.data).toMatchObject({
      unit: null,
      body: {
        lot: 1,
        monitor: 'van-phong',
        duties: [{ id: 'd1', kind: 'report', review: null, title: 'Báo cáo' }],
        pairs: [{ duty: 'd1', unit: 'so-noi-vu' }],
      },
    });
    expect(JSON.stringify(opened.data)).not.toMatch(/policy|1111/);

    const document = { number: '12-BC/SNV', issuedOn: '2026-03-30', signer: 'Nguyễn Văn A', file: null };
    const submitted = factEvent(
      2,
      factOf('assignment.submitted', {
        text: 'Đã xong',
        document,
        figures: { xã: 3 },
        judgedAt: AT,
        late: false,
        redoLate: null,
        nextAt: AT,
      }) as Fact,
    );
    expect(submitted.data).toMatchObject({
      body: { text: 'Đã xong', document: { number: '12-BC/SNV' }, figures: { xã: 3 }, late: false },
    });
    expect(JSON.stringify(submitted.data)).not.toMatch(/Nguyễn|nextAt/);

    const parked = factEvent(3, factOf('input.parked', { code: 'nothingOpen', input: { secret: 1 } as never }) as Fact);
    expect(parked.data).toMatchObject({ body: { code: 'nothingOpen' } });
    expect(JSON.stringify(parked.data)).not.toContain('secret');
  });
});

describe('the relay', () => {
  test('sends each fact in binary mode under its directive’s key, then moves on', async () => {
    const log = new FakeLog();
    const journal = new FakeJournal();
    journal.add('d.1.2026', 2);
    journal.add('d.2.2026', 1);
    expect(await relayOnce({ log, facts: journal, logger: silentLogger })).toBe(3);
    expect(log.produced.map(({ topic, message }) => [topic, message.key])).toEqual([
      ['dondoc.facts.v1', 'd.1.2026'],
      ['dondoc.facts.v1', 'd.1.2026'],
      ['dondoc.facts.v1', 'd.2.2026'],
    ]);
    expect(log.produced[0]?.message.headers).toMatchObject({ ce_id: 'd.1.2026:1', 'content-type': 'application/json' });
    expect(Object.fromEntries(journal.cursors)).toEqual({ 'd.1.2026': 2, 'd.2.2026': 1 });
    expect(await relayOnce({ log, facts: journal, logger: silentLogger })).toBe(0);
  });

  test('does not move on before the broker has it, and goes on in order when broker and journal are back', async () => {
    const log = new FakeLog();
    const journal = new FakeJournal();
    log.failures.ensureTopics.push(new Error('no broker'));
    log.failures.produce.push(new Error('no broker'), new Error('no broker'));
    // The first `next` fails, and the first `advance` after the facts were sent.
    journal.failures.push(new Error('journalAway'));
    journal.add('d.1.2026', 1_200);
    const relay = await start(log, journal);
    await expect.poll(journal.done).toBe(true);
    expect(sent(log)).toEqual(Array.from({ length: 1_200 }, (_, index) => `d.1.2026:${index + 1}`));
    await expect.poll(() => relay.health()).toEqual({ state: 'running', lastAt: AT, reason: null });
  });

  test('sends again what it could not note as sent: at least once, never out of order', async () => {
    const log = new FakeLog();
    const journal = new FakeJournal();
    journal.add('d.1.2026', 2);
    const advance = journal.advance;
    let failed = false;
    const facts = {
      next: journal.next,
      advance: async (positions: Parameters<typeof advance>[0]) => {
        if (!failed) {
          failed = true;
          throw new Error('journalAway');
        }
        await advance(positions);
      },
    };
    await expect(relayOnce({ log, facts, logger: silentLogger })).rejects.toThrow('journalAway');
    await relayOnce({ log, facts, logger: silentLogger });
    expect(sent(log)).toEqual(['d.1.2026:1', 'd.1.2026:2', 'd.1.2026:1', 'd.1.2026:2']);
  });

  test('says that it waits, and why; stops while it waits', async () => {
    const log = new FakeLog();
    const journal = new FakeJournal();
    log.failures.ensureTopics.push(...Array.from({ length: 10_000 }, () => new Error('no broker')));
    const relay = await start(log, journal);
    await expect.poll(() => relay.health()).toMatchObject({ state: 'waiting', reason: 'no broker' });
    await relay.stop();
    expect(relay.health().state).toBe('stopped');
  });

  test('is woken by a poke', async () => {
    const log = new FakeLog();
    const journal = new FakeJournal();
    const relay = await start(log, journal, 3_600_000);
    await expect.poll(() => relay.health().state).toBe('running');
    journal.add('d.1.2026', 1);
    relay.poke();
    await expect.poll(journal.done).toBe(true);
    journal.add('d.1.2026', 1);
    relay.poke();
    await expect.poll(journal.done).toBe(true);
  });
});
