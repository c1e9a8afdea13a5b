import { defineConfig } from 'vitest/config';

/** What needs no server: pure functions and data. Everything else runs in the project `stack`. */
const UNIT_ROOMS = ['contracts', 'data', 'judge', 'messages', 'reading', 'rules', 'simulation'];
const unitFiles = UNIT_ROOMS.map((room) => `test/${room}/**/*.test.{ts,tsx}`);

const common = {
  // Temporal's native module and its workflow threads do not live well in worker threads.
  pool: 'forks' as const,
  // Results must not depend on it; tests that prove so set another one themselves.
  env: { TZ: 'UTC' },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: { ...common, name: 'unit', include: unitFiles, testTimeout: 30_000 },
      },
      {
        test: {
          ...common,
          name: 'stack',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...unitFiles, 'test/bench/**'],
          globalSetup: ['test/infra/stack-setup.ts'],
          // Servers start within seconds on an idle machine; a busy one is given time.
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
