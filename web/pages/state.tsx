import type { Instant } from '../../contracts/time.ts';
import type { AssignmentItem } from '../../journal/status.ts';
import { standingOf } from '../standing.ts';

export function State({ item, now }: { readonly item: AssignmentItem; readonly now: Instant }) {
  const { tone, words, more } = standingOf(item, now);
  return (
    <>
      <span class={`state ${tone}`}>{words}</span>
      {more === null ? null : <div class="soft small">{more}</div>}
    </>
  );
}
