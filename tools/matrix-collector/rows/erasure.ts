import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { champion } from '../../../test/contract/examples.ts';
import { AnswerLedger } from '../answer-load.ts';
import type { Cell, Row } from '../cell.ts';
import type { CollectorProcess } from '../collector-process.ts';
import { filesWith } from '../databases.ts';
import { expectTrue } from '../expectations.ts';

const RESTORE_MS = 1_500;

const leaving = champion(
  {},
  {
    name: 'Ceridwen Gone',
    email: 'ceridwen@example.org',
    phone: '01632 960123',
    oneToOne: { place: 'Ystradgynlais Library' },
    organisation: { name: 'Quilters of Cwmtwrch', kind: 'faith', listed: true },
  },
);
/** Name, address, number and words: as they were typed, folded for searching, and as keys. */
const TRACES = /ceridwen|960123|ystradgynlais|cwmtwrch/i;

interface PersonRow {
  id: string;
  name: string;
}

async function signUp(collector: CollectorProcess, submission: typeof leaving): Promise<void> {
  const { status } = await collector.post(submission);
  expectTrue(status === 201, `a sign-up got ${status}`);
}

const findLeaving = async (collector: CollectorProcess): Promise<PersonRow | undefined> =>
  (await collector.exported<PersonRow>('people')).find(({ name }) => TRACES.test(name));

async function searchFiles(cell: Cell): Promise<string> {
  const data = join(cell.folder, 'data');
  const oldBackups = join(cell.folder, 'old-backups');
  const newBackups = join(cell.folder, 'new-backups');
  mkdirSync(oldBackups);
  mkdirSync(newBackups);
  const expectNoTrace = (when: string) => {
    for (const folder of [data, newBackups]) {
      const found = filesWith(folder, TRACES);
      expectTrue(found.length === 0, `${when}, traces stand in ${found.join(', ')}`);
    }
  };

  const database = await cell.database(data);
  const collector = await cell.start(database);
  await signUp(collector, leaving);
  for (let n = 0; n < 30; n++)
    await signUp(
      collector,
      champion({}, { name: `Person ${n}`, email: `person-${n}@example.org` }),
    );
  await new AnswerLedger().sendMany(collector, 100);
  const backup = database.backUp(oldBackups);
  const old = filesWith(oldBackups, TRACES);
  expectTrue(old.length === 1, 'the search finds nothing in a backup of before');

  const person = await findLeaving(collector);
  expectTrue(person !== undefined, 'the person is not in the register');
  const { status } = await collector.organise(`/people/${person.id}`, 'DELETE');
  expectTrue(status === 204, `the erasure got ${status}`);
  expectNoTrace('at once');
  await collector.kill();
  expectNoTrace('after kill -9');
  const again = await cell.start(database);
  database.backUp(newBackups);
  expectNoTrace('after a restart, and in a new backup');
  expectTrue((await again.exported('people')).length === 30, 'others are gone too');
  await again.terminate();

  await database.restore(backup);
  const restored = await cell.start(database);
  await setTimeout(RESTORE_MS);
  expectTrue(
    (await findLeaving(restored)) === undefined,
    'the person is back after an older backup was restored',
  );
  database.backUp(newBackups);
  expectNoTrace('after an older backup was restored');
  expectTrue((await restored.exported('people')).length === 30, 'others are gone by the restore');
  return 'no trace at once, after kill -9, a restart, in a new backup and after a restored one';
}

export const erasureRows: Row[] = [{ name: 'files searched after an erasure', run: searchFiles }];
