// Counts by the buckets that reports on directives use, as numbers with their names, and as one bar that only repeats them.
import type { Counts } from '../../journal/counts.ts';
import { countText } from '../../messages/numbers.ts';

interface Part {
  readonly name: string;
  /** Its place below a heading that it shares with others. */
  readonly group?: { readonly name: string; readonly part: string };
  readonly of: (counts: Counts) => number;
  /** Of the bar; null: it has no part of its own there. */
  readonly colour: string | null;
}

export const PARTS: readonly Part[] = [
  {
    name: 'Hoàn thành đúng hạn',
    group: { name: 'Hoàn thành', part: 'Đúng hạn' },
    of: ({ doneInTime }) => doneInTime,
    colour: '#1d6b3a',
  },
  {
    name: 'Hoàn thành quá hạn',
    group: { name: 'Hoàn thành', part: 'Quá hạn' },
    of: ({ doneLate }) => doneLate,
    colour: '#7fae8f',
  },
  { name: 'Trong hạn', of: ({ openInTime }) => openInTime, colour: '#2f74b5' },
  {
    name: 'Quá hạn 1–30 ngày',
    group: { name: 'Quá hạn (ngày)', part: '1–30' },
    of: ({ overdue30 }) => overdue30,
    colour: '#e0a03c',
  },
  {
    name: 'Quá hạn 31–120 ngày',
    group: { name: 'Quá hạn (ngày)', part: '31–120' },
    of: ({ overdue120 }) => overdue120,
    colour: '#cf6a1f',
  },
  {
    name: 'Quá hạn trên 120 ngày',
    group: { name: 'Quá hạn (ngày)', part: 'Trên 120' },
    of: ({ overdueMore }) => overdueMore,
    colour: '#96310a',
  },
  { name: 'Không hạn', of: ({ noDeadline }) => noDeadline, colour: '#9aa5b3' },
  { name: 'Trước dondoc', of: ({ beforeDondoc }) => beforeDondoc, colour: '#ccd4dd' },
  { name: 'Đã kết thúc', of: ({ ended }) => ended, colour: '#e3e7ec' },
];

/** Shown only where there are some: what not every office has. */
export const RARE = new Set(['Trước dondoc', 'Đã kết thúc']);

export function Tally({ counts }: { readonly counts: Counts }) {
  const parts = [
    { name: 'Tổng số việc', count: counts.total },
    ...PARTS.map(({ name, of }) => ({ name, count: of(counts) })).filter(
      ({ name, count }) => count > 0 || !RARE.has(name),
    ),
  ];
  return (
    <>
      <dl class="tally">
        {parts.map(({ name, count }) => (
          <div key={name} class={count === 0 ? 'zero' : ''}>
            <dt>{name}</dt>
            <dd>{countText(count)}</dd>
          </div>
        ))}
      </dl>
      <Bar counts={counts} />
      <p class="small soft">
        {`Trong số chưa xong: ${countText(counts.submitted)} việc chờ xác nhận, ${countText(counts.unacknowledged)} việc chưa xác nhận tiếp nhận.`}
      </p>
    </>
  );
}

const WIDTH = 1_000;

export function Bar({ counts }: { readonly counts: Counts }) {
  if (counts.total === 0) return null;
  let from = 0;
  const parts = PARTS.flatMap(({ name, of, colour }) => {
    const width = (of(counts) / counts.total) * WIDTH;
    const x = from;
    from += width;
    return width === 0 || colour === null ? [] : [{ name, x, width, colour }];
  });
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {parts.map(({ name, x, width, colour }) => (
        <rect key={name} x={x.toFixed(1)} y="0" width={width.toFixed(1)} height="10" fill={colour} />
      ))}
    </svg>
  );
}
