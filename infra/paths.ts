/**
 * Where things are: the project's own folder and the cache of heavy downloads and builds.
 *
 * Modules run both from source (infra/paths.ts) and from dist (dist/infra/paths.js), so the project is found
 * by walking up to the package.json that names it, never by counting folders.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_NAME = 'dondoc';

interface PackageFile {
  readonly name: string;
  readonly version: string;
}

function packageAt(folder: string): PackageFile | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const content = JSON.parse(readFileSync(file, 'utf8')) as Partial<PackageFile>;
  return content.name === PROJECT_NAME ? { name: content.name, version: content.version ?? '0.0.0' } : null;
}

function findProject(start: string): { readonly root: string; readonly version: string } {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = packageAt(folder);
    if (found) return { root: folder, version: found.version };
    if (dirname(folder) === folder) throw new Error(`no package.json named ${PROJECT_NAME} above ${start}`);
  }
}

const project = findProject(dirname(fileURLToPath(import.meta.url)));

/** The folder of the project's package.json, absolute. */
export const projectRoot: string = project.root;

/** The project's version, from package.json. */
export const projectVersion: string = project.version;

/**
 * The folder for what is downloaded or built once for this machine (`$XDG_CACHE_HOME/dondoc` or `~/.cache/dondoc`).
 * It is not made here; entries below it carry their own version in their name.
 */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const base = env['XDG_CACHE_HOME'];
  // The XDG specification: a relative path is to be ignored.
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), PROJECT_NAME);
}

/** A cache entry: `cachePath('kafka', '4.1.1')`. */
export function cachePath(...parts: readonly string[]): string {
  return join(cacheDir(), ...parts);
}
