import { PostgresServer } from '../test/collector/postgres-harness.ts';
import { Cell, type Row } from './matrix-collector/cell.ts';
import { type DatabaseKind, PostgresKind, SqliteKind } from './matrix-collector/databases.ts';
import { CannotBeMade, seconds } from './matrix-collector/expectations.ts';
import { databaseFaults } from './matrix-collector/rows/database-faults.ts';
import { erasureRows } from './matrix-collector/rows/erasure.ts';
import { exportRows } from './matrix-collector/rows/exports.ts';
import { killRows } from './matrix-collector/rows/kill-rounds.ts';
import { largeBodyRows } from './matrix-collector/rows/large-bodies.ts';
import { planRows } from './matrix-collector/rows/query-plans.ts';
import { wrongClock } from './matrix-collector/rows/wrong-clock.ts';

// The fault matrix of the collector: every fault on every database, against collectors that run as
// processes of their own. A cell holds what the collector promises against what it then has stored,
// deleted or shown. Usage: node tools/matrix-collector.ts [WORDS OF A ROW]

const ROWS: Row[] = [
  ...databaseFaults,
  ...wrongClock,
  ...largeBodyRows,
  ...exportRows,
  ...planRows,
  ...erasureRows,
  ...killRows,
];

interface Outcome {
  state: 'passed' | 'failed' | 'not made';
  words: string;
}

async function runCell({ run }: Row, kind: DatabaseKind): Promise<Outcome> {
  const cell = new Cell(kind);
  try {
    return { state: 'passed', words: await run(cell) };
  } catch (failure) {
    const { message } = failure as Error;
    return failure instanceof CannotBeMade
      ? { state: 'not made', words: `can’t be made here: ${message}` }
      : { state: 'failed', words: `FAILED: ${message}` };
  } finally {
    await cell.end();
  }
}

const postgres = PostgresServer.programs ? new PostgresServer() : undefined;
await postgres?.start();
const kinds: DatabaseKind[] = [new SqliteKind(), ...(postgres ? [new PostgresKind(postgres)] : [])];
const wanted = process.argv[2] ?? '';
const rows = ROWS.filter(({ name }) => name.includes(wanted));
const outcomes: Outcome[] = [];
const table: string[] = [];

for (const row of rows) {
  const words: string[] = [];
  for (const kind of kinds) {
    const since = performance.now();
    const outcome = await runCell(row, kind);
    outcomes.push(outcome);
    words.push(outcome.words);
    console.error(
      `  ${kind.name.padEnd(11)} ${row.name.padEnd(46)} ${outcome.words} (${seconds(performance.now() - since)})`,
    );
  }
  table.push(
    `| ${[row.name, ...words].map((cell) => cell.replace(/\s*\n\s*/g, ' ')).join(' | ')} |`,
  );
}
await postgres?.remove();

const count = (state: Outcome['state']) => outcomes.filter((one) => one.state === state).length;
console.log(`| fault | ${kinds.map(({ name }) => name).join(' | ')} |`);
console.log(`|---|${kinds.map(() => '---|').join('')}`);
for (const row of table) console.log(row);
if (!postgres) console.log('\nPostgreSQL is not installed: its column is left out.');
console.log(
  `\n${outcomes.length} cells, ${count('failed')} failed, ${count('not made')} that can’t be made here`,
);
if (rows.length === 0) console.error(`No row has the words "${wanted}" in its name.`);
if (count('failed') > 0 || rows.length === 0) process.exitCode = 1;
