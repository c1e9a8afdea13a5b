/**
 * Temporal's Java test server, for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type:
 * 'existing-path', path } } })`. It has one clock, for all its workflows together.
 */
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ensureJars, requireJava } from './maven.ts';
import type { Progress } from './progress.ts';

const TEST_SERVER_VERSION = '1.31.0';
const TEST_SERVER_NAME = "Temporal's test server";
const EXECUTABLE = 0o755;

/** The SDK calls it with a port and options; `exec` so that the SDK's signals reach Java itself. */
function script(jarFolder: string): string {
  const jars = `"$(dirname "$0")/${jarFolder}/*"`;
  const flags = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto';
  return `#!/bin/sh\nexec java ${flags} -cp ${jars} io.temporal.testserver.TestServer "$@"\n`;
}

/** The path of a script that runs the test server; its jars are downloaded once. */
export async function ensureTimeSkippingServer(
  progress: Progress,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  requireJava(TEST_SERVER_NAME, env);
  const label = {
    vi: `Tải máy chủ thử nghiệm của Temporal ${TEST_SERVER_VERSION} (một lần, 33 MB)`,
    en: `Download ${TEST_SERVER_NAME} ${TEST_SERVER_VERSION} (once, 33 MB)`,
  };
  const set = { name: 'timeskip', version: TEST_SERVER_VERSION, what: TEST_SERVER_NAME, label };
  const jars = await ensureJars(set, progress, env);
  const path = `${jars}.sh`;
  if (!existsSync(path)) {
    const fresh = `${path}.${process.pid}.new`;
    await writeFile(fresh, script(basename(jars)), { mode: EXECUTABLE });
    await rename(fresh, path);
  }
  return path;
}
