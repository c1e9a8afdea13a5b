/**
 * Once before the tests that need servers: the caches are warm, dist/ is built (tests start the real commands from
 * it) and the workflows are bundled. Servers themselves are started by the tests that need them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { buildQuietly } from '../../infra/bootstrap/build.mjs';
import { withLock } from '../../infra/lock.ts';
import { cachePath, projectRoot } from '../../infra/paths.ts';
import { prepareTests } from '../../infra/prepare.ts';
import { consoleProgress } from '../../infra/progress.ts';
import { ensureWorkflowBundle } from '../../infra/workflow-bundle.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The script for TestWorkflowEnvironment's `existing-path`. */
    timeSkippingServer: string;
    /** For a worker's `workflowBundle: { codePath }`. */
    workflowBundle: string;
  }
}

const BUILD_LOCK = 'build.lock';

export default async function setUp(project: TestProject): Promise<void> {
  const progress = consoleProgress({ language: 'en' });
  const { timeSkippingServer } = await prepareTests(progress);
  project.provide('timeSkippingServer', timeSkippingServer);
  // Two runs at once must not write dist/ at the same time.
  const complaints = await withLock(cachePath(BUILD_LOCK), async () => buildQuietly());
  // `npm test` has checked the types before; in the quick loop the JavaScript that was written is good enough.
  if (complaints !== null) console.warn(`tsc complains (dist was written all the same):\n${complaints}`);
  const hasWorkflows = existsSync(join(projectRoot, 'workflows', 'index.ts'));
  project.provide('workflowBundle', hasWorkflows ? await ensureWorkflowBundle(progress) : '');
}
