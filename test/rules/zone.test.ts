import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ZONES = ['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-zone-'));
  const entry = fileURLToPath(new URL('zone-report.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'report.mjs'),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Report {
  readonly zone: readonly number[];
  readonly days: readonly unknown[];
  readonly occurrences: readonly unknown[];
}

function reportIn(zone: string): Report {
  const script = join(folder, 'report.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }),
  ) as Report;
}

test('days, spans and recurrences are the same in every time zone of the process', () => {
  const reports = ZONES.map(reportIn);
  expect(new Set(reports.map(({ zone }) => JSON.stringify(zone))).size).toBe(ZONES.length);
  const [first, ...others] = reports.map(({ days, occurrences }) => ({ days, occurrences }));
  expect(first?.days.length).toBeGreaterThan(30);
  expect(first?.occurrences.length).toBe(36);
  for (const other of others) expect(other).toEqual(first);
});
