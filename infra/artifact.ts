/**
 * One entry of the cache: a folder that is built or downloaded once and then only read.
 *
 * It is made under another name beside its place and appears by one rename, under a lock, so that neither a crash nor
 * a second process ever leaves or sees half of one. Its name carries its version, so nothing is ever updated.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LocalStackError, reasonOf } from './errors.ts';
import { withLock } from './lock.ts';
import type { Note, Progress, StepLabel } from './progress.ts';

export interface Artifact {
  readonly folder: string;
  readonly label: StepLabel;
  /** Fills the given empty folder. `log` is a file that outlives a failure. */
  readonly make: (folder: string, note: Note, log: string) => Promise<void>;
}

async function makeEntry(artifact: Artifact, note: Note): Promise<void> {
  const fresh = `${artifact.folder}.${randomUUID()}.new`;
  const log = `${artifact.folder}.log`;
  try {
    await mkdir(fresh, { recursive: true });
  } catch (error) {
    throw new LocalStackError('folderUnusable', { path: dirname(fresh), reason: reasonOf(error) }, { cause: error });
  }
  try {
    await artifact.make(fresh, note, log);
    await rename(fresh, artifact.folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Makes the entry unless it is there; gives its folder. */
export async function ensureArtifact(artifact: Artifact, progress: Progress): Promise<string> {
  if (existsSync(artifact.folder)) return artifact.folder;
  await progress.step(artifact.label, async (note) => {
    const onWait = (pid: number): void => note(`pid ${pid}`);
    await withLock(
      `${artifact.folder}.lock`,
      async () => {
        if (!existsSync(artifact.folder)) await makeEntry(artifact, note);
      },
      { onWait },
    );
  });
  return artifact.folder;
}
