// What only the monitor says: about reports and refusals that wait, and about running duties.
import type { InputKind } from '../../contracts/input.ts';

export const BY_MONITOR: ReadonlySet<InputKind> = new Set<InputKind>([
  'confirm',
  'return',
  'reopen',
  'grantExtension',
  'refuseExtension',
  'suspend',
  'resume',
  'cancel',
]);
