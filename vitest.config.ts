// Two projects: unit (pure, or with a server of its own) and live (real Meilisearch, the whole stack, a real browser).
// A failing file never stops the others.
import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Vite would load graphql's ES module beside the CommonJS one that Apollo's packages load: two realms that refuse each
// other's schemas. Plain Node loads one.
const graphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

// Vitest leaves one processor to itself, which on two would be half the machine; and live tests wait on other processes.
const MOST_WORKERS = 3;

export default defineConfig({
  test: {
    maxWorkers: MOST_WORKERS,
    // A process for each file and all modules anew took a quarter of the time.
    isolate: false,
    reporters: process.env.CI === 'true' ? ['default', './test/support/plain-reporter.ts'] : ['default'],
    projects: [
      {
        resolve: { alias: [graphql] },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.live.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias: [graphql] },
        test: {
          name: 'live',
          include: ['test/**/*.live.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
