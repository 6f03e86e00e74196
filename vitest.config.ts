// Two projects: unit (pure, or with a server of its own) and live (real Meilisearch, the whole stack, a real browser).
// A failing file never stops the others.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: process.env.CI === 'true' ? ['default', './test/support/plain-reporter.ts'] : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.live.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'live',
          include: ['test/**/*.live.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
