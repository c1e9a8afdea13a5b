/**
 * Running a program that refuses to be root.
 *
 * PostgreSQL does not start as root, so root starts it as the user `postgres`, or, where that user does not exist, as
 * `nobody` (the machine's users are not changed). That user often may not pass through root's own folders (/root is
 * closed to others), where the checkout or the data may lie; then the program gets the one capability to read and pass
 * (CAP_DAC_READ_SEARCH) through setpriv. Writing stays limited to what that user owns.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LocalStackError } from './errors.ts';
import { findTool } from './tool.ts';

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const CANDIDATES = ['postgres', 'nobody'] as const;

function lookUp(passwd: string, name: string): SystemUser | null {
  for (const line of passwd.split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name && uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** Who is to run what refuses root: null when this process is not root and can run it itself. */
export function unprivilegedUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const passwd = readFileSync('/etc/passwd', 'utf8');
  for (const name of CANDIDATES) {
    const user = lookUp(passwd, name);
    if (user !== null) return user;
  }
  throw new LocalStackError('missingTool', {
    tool: 'user postgres',
    purpose: 'run PostgreSQL when started by root',
    hint: 'Run as another user than root, or set DATABASE_URL.',
  });
}

function mayPass(folder: string, user: SystemUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** The first folder above the path that the user may not pass, or null. */
export function barrier(path: string, user: SystemUser): string | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!mayPass(folder, user)) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** The command as it is to be spawned for that user; `paths` are what it must reach. */
export function commandAs(
  user: SystemUser | null,
  program: string,
  args: readonly string[],
  paths: readonly string[],
): Command {
  if (user === null) return { command: program, args };
  const closed = [program, ...paths].map((path) => barrier(path, user)).find((folder) => folder !== null) ?? null;
  if (closed === null) return { command: program, args, uid: user.uid, gid: user.gid };
  const setpriv = findTool('setpriv');
  if (setpriv === null) {
    const reason = `the user ${user.name}, as whom PostgreSQL runs, may not enter it`;
    throw new LocalStackError('folderUnusable', { path: closed, reason });
  }
  // PostgreSQL looks at its own programs with access(), which forgets capabilities without that secure bit.
  const become = ['--securebits=+no_setuid_fixup', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  const keep = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  return { command: setpriv, args: [...become, ...keep, '--', program, ...args] };
}
