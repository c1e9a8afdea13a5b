import { describe, expect, test } from 'vitest';
import type { OutMessage } from '../../workers/event-log.ts';
import { partsBySize } from '../../workers/kafka.ts';

describe('sends', () => {
  const sized = (bytes: number): OutMessage => ({ key: 'k', value: Buffer.alloc(bytes), headers: {} });

  test('are cut below the broker’s limit, in order; a larger message goes alone', () => {
    const messages = [sized(500_000), sized(300_000), sized(200_000), sized(3_000_000), sized(10), sized(10)];
    const sizes = partsBySize(messages).map((part) => part.map(({ value }) => value?.length));
    expect(sizes).toEqual([[500_000, 300_000], [200_000], [3_000_000], [10, 10]]);
    expect(partsBySize([])).toEqual([]);
    expect(partsBySize(Array.from({ length: 2_500 }, () => sized(1))).map((part) => part.length)).toEqual([
      1_000, 1_000, 500,
    ]);
  });
});
