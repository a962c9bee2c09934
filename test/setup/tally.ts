import type { Reporter, TestModule } from 'vitest/node';

/** Prints every skipped test with its reason, and a last line that says how many passed and failed. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    for (const test of tests.filter((candidate) => candidate.result().state === 'skipped')) {
      const result = test.result();
      const note = result.state === 'skipped' ? result.note : undefined;
      console.log(`skipped: ${test.fullName} (${note ?? 'no reason given'})`);
    }
    const unloaded = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + unloaded + unhandled.length;
    const skipped = count('skipped');
    console.log(
      `${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
  }
}
