// Ends a run with one plain line, `N passed, N failed, N skipped`, for machines that read the log. A file that could not
// be loaded counts as one failure.
import type { Reporter, TestModule } from 'vitest/node';

/** Counts every test of the run and prints the totals. */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
        else count.failed += 1;
      }
      count.failed += module.errors().length;
    }
    process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
}
