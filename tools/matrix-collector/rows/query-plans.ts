import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from 'node:test';
import type { Cell, Row } from '../cell.ts';
import { CannotBeMade, expectTrue } from '../expectations.ts';

const TEST_FILE = 'test/collector/query-plans.test.ts';

interface PlanTest {
  /** The names of the suites around it, and its own. */
  name: string;
  failure: string | undefined;
}

let results: Promise<PlanTest[]> | undefined;

/** Runs the test that explains every statement of the store, once for both databases. */
async function runPlanTests(): Promise<PlanTest[]> {
  const file = resolve(TEST_FILE);
  if (!existsSync(file)) throw new CannotBeMade(`there is no ${TEST_FILE}`);
  const suites: string[] = [];
  const found: PlanTest[] = [];
  const note = ({ name, nesting }: { name: string; nesting: number }, failure?: string) =>
    found.push({ name: [...suites.slice(0, nesting), name].join(' '), failure });
  const events = run({ files: [file] });
  events.on('test:start', ({ name, nesting }) => (suites[nesting] = name));
  events.on('test:pass', (test) => {
    if (test.skip === undefined) note(test);
  });
  events.on('test:fail', (test) => note(test, test.details.error.message));
  for await (const _event of events) {
    // The events are read above; they come only as far as the stream is read.
  }
  return found;
}

async function queryPlans({ kind }: Cell): Promise<string> {
  results ??= runPlanTests();
  const tests = (await results).filter(
    ({ name }) =>
      name.includes('walks no campaign') &&
      name.includes('PostgreSQL') === (kind.name === 'PostgreSQL'),
  );
  expectTrue(tests.length > 0, 'no plan was looked at');
  for (const { name, failure } of tests)
    expectTrue(failure === undefined, `${name}: ${failure?.slice(0, 300)}`);
  return 'no statement of the store walks a campaign';
}

export const planRows: Row[] = [{ name: 'query plans', run: queryPlans }];
