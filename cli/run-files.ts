// The files a deployment needs, from a command's options; what is not named is what the project ships.
import type { CalendarFile } from '../contracts/calendar.ts';
import type { Directory } from '../contracts/directory.ts';
import type { Policy } from '../contracts/policy.ts';
import { loadCalendar, loadDirectory, loadPolicy, shipped } from '../engine/load.ts';

export interface RunFileOptions {
  readonly units: string;
  readonly policy?: string;
  readonly calendar?: string;
}

export interface RunFiles {
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: CalendarFile;
}

/** @throws DondocError naming the file and the place in it */
export async function loadRunFiles(options: RunFileOptions): Promise<RunFiles> {
  return { directory: await loadDirectory(options.units), ...(await loadRules(options)) };
}

/** Policy and calendar alone. */
export async function loadRules(options: Omit<RunFileOptions, 'units'>): Promise<Omit<RunFiles, 'directory'>> {
  return {
    policy: await loadPolicy(options.policy ?? shipped.policy),
    calendar: await loadCalendar(options.calendar ?? shipped.calendar),
  };
}
