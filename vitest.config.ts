import { defineConfig } from 'vitest/config';
import summaryReporter from './tools/summary-reporter.ts';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/mandate/src/**/*.test.ts',
      'tools/**/*.test.ts',
      'e2e/**/*.test.ts',
      'conformance/{parity,recordings}/**/*.test.ts',
    ],
    reporters: ['default', summaryReporter()],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Two cores: more workers than that only make the browser and PostgreSQL suites time out.
    maxWorkers: 2,
  },
});
