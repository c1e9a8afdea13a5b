import { describe, expect, test } from 'vitest';
import { DondocError } from '../../contracts/errors.ts';
import type { Input } from '../../contracts/input.ts';
import type { SubmitResult } from '../../engine/engine.ts';
import { gatherHttp } from '../../engine/http-batch.ts';

const input = (id: string): Input => ({ id }) as Input;
const parked = (id: string): SubmitResult => ({ kind: 'parked', code: 'assignmentUnknown', parked: id });

/** An engine whose calls end when the test says so. */
function heldEngine() {
  const calls: { ids: string[]; answer(): void; fail(error: Error): void }[] = [];
  const submit = async (inputs: readonly Input[]): Promise<readonly SubmitResult[]> => {
    const ids = inputs.map(({ id }) => id);
    return await new Promise((resolve, reject) => {
      calls.push({ ids, answer: () => resolve(ids.map(parked)), fail: reject });
    });
  };
  return { calls, engine: { submit } };
}

describe('inputs by HTTP', () => {
  test('a single request waits for nobody; those that come meanwhile go together, in order, and each gets its own results', async () => {
    const { calls, engine } = heldEngine();
    const batch = gatherHttp(engine);
    const first = batch.submit([input('a')]);
    expect(calls.map(({ ids }) => ids)).toEqual([['a']]);
    const second = batch.submit([input('b'), input('c')]);
    const third = batch.submit([input('d')]);
    expect(batch.waiting()).toBe(3);
    calls[0]?.answer();
    expect(await first).toEqual([parked('a')]);
    await expect.poll(() => calls.length).toBe(2);
    expect(calls[1]?.ids).toEqual(['b', 'c', 'd']);
    calls[1]?.answer();
    expect(await second).toEqual([parked('b'), parked('c')]);
    expect(await third).toEqual([parked('d')]);
    expect(batch.waiting()).toBe(0);
  });

  test('an engine that is away fails the requests of its call, and the next ones are tried', async () => {
    const { calls, engine } = heldEngine();
    const batch = gatherHttp(engine);
    const first = batch.submit([input('a')]);
    const second = batch.submit([input('b')]);
    calls[0]?.fail(new DondocError('engineAway'));
    await expect(first).rejects.toMatchObject({ code: 'engineAway' });
    await expect.poll(() => calls.length).toBe(2);
    calls[1]?.answer();
    expect(await second).toEqual([parked('b')]);
  });

  test('too many waiting are answered busy, and nothing of them is taken', async () => {
    const { calls, engine } = heldEngine();
    const batch = gatherHttp(engine, { maxWaiting: 2 });
    const first = batch.submit([input('a')]);
    const second = batch.submit([input('b'), input('c')]);
    await expect(batch.submit([input('d')])).rejects.toMatchObject({ code: 'busy', retryable: true });
    calls[0]?.answer();
    await first;
    await expect.poll(() => calls.length).toBe(2);
    calls[1]?.answer();
    await second;
    expect(calls.flatMap(({ ids }) => ids)).toEqual(['a', 'b', 'c']);
  });

  test('a call carries whole requests, at most so many inputs, but at least one request', async () => {
    const { calls, engine } = heldEngine();
    const batch = gatherHttp(engine, { maxAtOnce: 2 });
    const all = [['a'], ['b'], ['c', 'd'], ['e', 'f', 'g'], ['h']].map((ids) => batch.submit(ids.map(input)));
    for (let call = 0; call < 5; call += 1) {
      await expect.poll(() => calls.length).toBe(call + 1);
      calls[call]?.answer();
    }
    await Promise.all(all);
    expect(calls.map(({ ids }) => ids.join(''))).toEqual(['a', 'b', 'cd', 'efg', 'h']);
  });

  test('closing waits for what is there and takes nothing more', async () => {
    const { calls, engine } = heldEngine();
    const batch = gatherHttp(engine);
    const first = batch.submit([input('a')]);
    let closed = false;
    const closing = batch.close().then(() => (closed = true));
    await expect(batch.submit([input('b')])).rejects.toMatchObject({ code: 'busy' });
    expect(closed).toBe(false);
    calls[0]?.answer();
    await Promise.all([first, closing]);
    expect(calls).toHaveLength(1);
    await batch.close();
  });

  test('nothing in gives nothing out', async () => {
    const { calls, engine } = heldEngine();
    expect(await gatherHttp(engine).submit([])).toEqual([]);
    expect(calls).toEqual([]);
  });
});
