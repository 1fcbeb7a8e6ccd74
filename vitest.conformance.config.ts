import { defineConfig } from 'vitest/config';
import summaryReporter from './tools/summary-reporter.ts';

/** The clients that a machine may lack; see `npm run conformance`. */
export default defineConfig({
  test: {
    include: ['conformance/clients/**/*.test.ts', 'e2e/clients/**/*.test.ts'],
    reporters: ['default', summaryReporter()],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
