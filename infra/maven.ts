/** Jars from Maven Central, by a pom of the project, into the cache. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureArtifact } from './artifact.ts';
import { LocalStackError } from './errors.ts';
import { cachePath, projectRoot } from './paths.ts';
import type { Progress, StepLabel } from './progress.ts';
import { requireTool, runTool } from './tool.ts';

/** Pinned: what Maven takes by default differs from version to version. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const HASH_LENGTH = 12;

export interface JarSet {
  /** The folder of its pom below infra/, and its name in the cache. */
  readonly name: string;
  readonly version: string;
  /** For messages. */
  readonly what: string;
  readonly label: StepLabel;
}

/** `java` on PATH, or the error `missingTool`. */
export function requireJava(what: string, env: NodeJS.ProcessEnv = process.env): string {
  return requireTool('java', `run ${what}`, 'Install Java 17 or newer.', env);
}

/** The folder with the jars, downloaded once. */
export async function ensureJars(
  set: JarSet,
  progress: Progress,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const pom = join(projectRoot, 'infra', set.name, 'pom.xml');
  const hash = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const folder = cachePath(set.name, `${set.version}-${hash}`);
  const make = async (into: string, note: (detail: string) => void, log: string): Promise<void> => {
    const mvn = requireTool('mvn', `download ${set.what}`, 'Install Maven 3.8 or newer.', env);
    requireJava(set.what, env);
    // --strict-checksums: a damaged jar is an error, not a warning.
    const args = ['-B', '--strict-checksums', '-f', pom, COPY, '-DincludeScope=runtime', `-DoutputDirectory=${into}`];
    const done = await runTool({
      command: mvn,
      args,
      cwd: into,
      logFile: log,
      env,
      onLine: (line) => {
        const file = /Downloaded from \S+ \S*\/(\S+)/.exec(line)?.[1];
        if (file !== undefined) note(file);
      },
    });
    if (!done.ok) throw new LocalStackError('downloadFailed', { what: set.what, reason: done.reason, log });
  };
  return await ensureArtifact({ folder, label: set.label, make }, progress);
}
