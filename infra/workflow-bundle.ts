/**
 * The workflows in one file, as workers run them. Bundling takes seconds, so the file is kept in dist/ under a hash of
 * the sources it was made from, and made once for all workers of this machine.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.ts';
import { projectRoot } from './paths.ts';
import type { Progress } from './progress.ts';

/** The rooms whose code can be in the bundle. */
const ROOMS = ['workflows', 'rules', 'contracts'] as const;
const HASH_LENGTH = 16;
/** Older ones are of no use but to a worker that is about to read them. */
const KEPT_BUNDLES = 5;

/** From source this file ends in .ts, from dist in .js, and so does what is bundled. */
const here = fileURLToPath(import.meta.url);
const houseRoot = join(dirname(here), '..');
const ending = extname(here);

function sourceFiles(): readonly string[] {
  return ROOMS.map((room) => join(houseRoot, room))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort();
}

function sourcesHash(): string {
  const sdk = createRequire(import.meta.url)('@temporalio/worker/package.json') as { readonly version: string };
  const hash = createHash('sha256').update(sdk.version);
  for (const file of sourceFiles()) hash.update(`${file.slice(houseRoot.length)}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

async function removeOld(folder: string): Promise<void> {
  const bundles = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of bundles.slice(KEPT_BUNDLES)) await rm(old, { force: true });
}

async function bundleTo(path: string): Promise<void> {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const quiet = {
    log: () => {},
    trace: () => {},
    debug: () => {},
    info: () => {},
    warn: console.warn,
    error: console.error,
  };
  const workflowsPath = join(houseRoot, 'workflows', `index${ending}`);
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: quiet });
  await writeFile(`${path}.new`, code);
  await rename(`${path}.new`, path);
}

/** The path of the bundle (for a worker's `workflowBundle: { codePath }`), made if the sources have changed. */
export async function ensureWorkflowBundle(progress: Progress): Promise<string> {
  const folder = join(projectRoot, 'dist', 'workflow-bundles');
  const path = join(folder, `${sourcesHash()}${ending === '.ts' ? '-source' : ''}.js`);
  if (existsSync(path)) return path;
  const label = { vi: 'Đóng gói quy trình (workflow)', en: 'Bundle the workflows' };
  await progress.step(label, async () => {
    await mkdir(folder, { recursive: true });
    await withLock(join(folder, 'bundle.lock'), async () => {
      if (!existsSync(path)) await bundleTo(path);
      await removeOld(folder);
    });
  });
  return path;
}
