import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { edgbaston } from '../contract/examples.ts';
import { folder, HTML, keepLog, readMarkup, serving, TOKEN } from './harness.ts';

const WORKS = JSON.stringify({ ...edgbaston(), id: 'selly-oak' });

/** What somebody may leave in the folder of campaigns, with what is said of it. */
const WRONG: [name: string, says: RegExp, put: (path: string) => unknown][] = [
  [
    'comma.json',
    /comma\.json is not JSON: line 2, column \d+/,
    (path) => {
      writeFileSync(path, '{\n"id": "x", }');
    },
  ],
  ['empty.json', /empty\.json is not JSON/, (path) => writeFileSync(path, '')],
  [
    'windows.json',
    /windows\.json is not JSON: its text must be UTF-8, and from line 1 on .*Windows-1252/,
    (path) => {
      writeFileSync(path, Buffer.from('{"name":"S\xeen"}', 'latin1'));
    },
  ],
  [
    'utf16.json',
    /utf16\.json is not JSON: it is UTF-16/,
    (path) => {
      writeFileSync(path, Buffer.from('\uFEFF{}', 'utf16le'));
    },
  ],
  [
    'huge.json',
    /huge\.json can't be read: it is too large/,
    (path) => {
      writeFileSync(path, '{');
      // A hole of 8 GB, which takes no room on the disk.
      truncateSync(path, 8 * 1024 ** 3);
    },
  ],
  ['folder.json', /folder\.json can't be read: it is no file/, (path) => mkdirSync(path)],
  [
    'pipe.json',
    /pipe\.json can't be read: it is no file/,
    (path) => execFileSync('mkfifo', [path]),
  ],
  ['loop.json', /loop\.json can't be read: ELOOP/, (path) => symlinkSync(path, path)],
  [
    'nowhere.json',
    /nowhere\.json can't be read: ENOENT/,
    (path) => {
      symlinkSync('/nowhere/at/all.json', path);
    },
  ],
  ['list.json', /list\.json/, (path) => writeFileSync(path, '[[],null,1]')],
  [
    'deep.json',
    /deep\.json/,
    (path) => {
      writeFileSync(path, '['.repeat(200_000) + ']'.repeat(200_000));
    },
  ],
];

async function start(t: TestContext, prepare: (made: string) => void) {
  const made = folder(t);
  prepare(made);
  const { logger, lines } = keepLog();
  const running = await serving(t, { CAMPAIGNS: made }, '/nowhere', logger);
  const ask = (path: string) =>
    fetch(`${running.url}${path}`, { headers: { ...HTML, Authorization: `Bearer ${TOKEN}` } });
  return { ask, told: lines.join('\n') };
}

describe('a folder of campaigns with wrong files in it', () => {
  it('serves the right ones, and tells the owner of each wrong one what is wrong', async (t) => {
    const { ask, told } = await start(t, (made) => {
      writeFileSync(join(made, 'a.json'), JSON.stringify(edgbaston()));
      for (const [name, , put] of WRONG) put(join(made, name));
      // A byte order mark is not wrong.
      writeFileSync(join(made, 'z.json'), `\uFEFF${WORKS}`);
    });
    for (const id of ['edgbaston', 'selly-oak'])
      assert.equal((await ask(`/campaigns/${id}`)).status, 200, id);
    const page = (await readMarkup(ask('/organiser'))).replaceAll('&#39;', "'");
    for (const [name, says] of WRONG) {
      assert.match(told, says, name);
      assert.match(page, says, name);
    }
  });

  it('goes on where one may not be read', async (t) => {
    if (process.getuid?.() === 0) return t.skip('root may read every file');
    const { ask, told } = await start(t, (made) => {
      writeFileSync(join(made, 'a.json'), JSON.stringify(edgbaston()));
      writeFileSync(join(made, 'secret.json'), WORKS);
      chmodSync(join(made, 'secret.json'), 0);
    });
    assert.equal((await ask('/campaigns/edgbaston')).status, 200);
    assert.match(told, /secret\.json can't be read: EACCES/);
  });

  it('does not take a file whose version the editor published with other content', async (t) => {
    const data = folder(t);
    const made = folder(t);
    const file = join(made, 'a.json');
    const write = (document: object) => {
      writeFileSync(file, JSON.stringify(document));
    };
    write(edgbaston());
    const first = await serving(t, { DATA: data, CAMPAIGNS: made });
    const edited = { ...edgbaston(), version: 2, minimumAge: 17 };
    await first.registry.publish(edited, { by: 'Grace', at: '2026-11-21T10:00:00.000Z' });
    await first.stop();
    write({ ...edgbaston(), version: 2, minimumAge: 18 });
    writeFileSync(join(made, 'b.json'), WORKS);
    const { logger } = keepLog();
    const { url } = await serving(t, { DATA: data, CAMPAIGNS: made }, '/nowhere', logger);
    const served = (await (await fetch(`${url}/campaigns/edgbaston`)).json()) as object;
    assert.deepEqual(served, edited);
    assert.equal((await fetch(`${url}/campaigns/selly-oak`)).status, 200);
    const headers = { ...HTML, Authorization: `Bearer ${TOKEN}` };
    const page = await readMarkup(fetch(`${url}/organiser`, { headers }));
    assert.match(page, /<h2>Not taken<\/h2>.*<h3 lang="en">a\.json<\/h3>/);
    assert.match(page, /published as version 2 with other content before\. Raise/);
  });
});
