// The ladder's view of an assignment on which the monitor has the next word, before the fact that says so is folded in.
import type { Instant } from '../../contracts/time.ts';
import type { Climber } from '../ladder.ts';
import type { Assignment } from '../state.ts';
import { submittedGeneration } from '../state.ts';

export const awaiting = (assignment: Assignment, status: 'submitted' | 'declined', since: Instant): Climber => ({
  ...assignment,
  status,
  generation: submittedGeneration(assignment),
  acknowledged: true,
  climbed: 0,
  ladderFrom: since,
  waitingSince: since,
});
