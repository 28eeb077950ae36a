import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { parse } from 'acorn';
import { folder } from './harness.ts';
import { command, startCollector } from './process.ts';

const PROGRAM = 'src/collector/bin/campaign-collector.mjs';
const { version, engines } = JSON.parse(readFileSync('src/collector/package.json', 'utf8')) as {
  version: string;
  engines: { node: string };
};

describe('the command line', () => {
  it('says what the program does, and which commands there are', async () => {
    for (const asked of ['--help', '-h']) {
      const { code, out } = await command({}, asked);
      assert.equal(code, 0);
      for (const line of [
        /^Usage: campaign-collector \[COMMAND\]$/m,
        /^ {2}serve$/m,
        /^ {2}init \[--settings FILE\] /m,
        /^ {2}doctor \[--json\]$/m,
        /^ {2}backup FILE$/m,
        /^ {2}move \[--without-nul\]$/m,
        /^ {2}token add NAME \[--campaign ID\]… \[--scope SCOPE\]… \[--source PAGE\] \[--read\]$/m,
        /^ {2}token list$/m,
        /^ {2}token revoke NAME$/m,
        /^ {2}link add NAME \[--campaign ID\]… \[--scope SCOPE\]… \[--source PAGE\] \[--read\]$/m,
        /^ {2}--version$/m,
      ])
        assert.match(out, line);
    }
  });

  it('has a help for each command, which does nothing else', async (t) => {
    const DATA = folder(t);
    const helpOf = async (...args: string[]) => (await command({ DATA }, ...args, '--help')).out;
    assert.match(await helpOf('serve'), /^ {2}PORT\n.*Left out: 8787\.$/m);
    assert.match(await helpOf('backup'), /^Usage: campaign-collector backup FILE$/m);
    assert.match(await helpOf('move'), /^ {2}--without-nul$/m);
    assert.match(await helpOf('token', 'add', 'Siân'), /^ {2}--campaign ID$/m);
    assert.equal((await helpOf('token')).match(/^Usage: /gm)?.length, 3);
    assert.equal(existsSync(join(DATA, 'collector.db')), false);
  });

  it('fits a terminal of 100 characters', async () => {
    for (const args of [['--help'], ['serve', '--help'], ['token', '--help']])
      for (const line of (await command({}, ...args)).out.split('\n'))
        assert.ok(line.length <= 100, line);
  });

  it('says its version', async () => {
    assert.equal((await command({}, '--version')).out, `${version}\n`);
  });

  it('names a command or an option that there is not, and the one that was meant', async (t) => {
    const DATA = folder(t);
    for (const [args, message] of [
      [
        ['restore'],
        /^There is no command "restore": there are serve, init, doctor, backup, move, check, campaign, token, link, owner\. /,
      ],
      [['tokens', 'list'], /^There is no command "tokens": did you mean "token"\? /],
      [['serv'], /^There is no command "serv": did you mean "serve"\? /],
      [['--prot'], /^serve: there is no option "--prot"\. Write: campaign-collector serve\n$/],
      [['serve', 'now'], /^serve: "now" is one word too many\. /],
    ] as const) {
      const { code, err } = await command({ DATA }, ...args);
      assert.equal(code, 1);
      assert.match(err, message);
    }
  });

  it('does not start with a setting that is surely mistyped, and tells of one that may be', async (t) => {
    const DATA = folder(t);
    const wrong = await command({ DATA, ...{ RATELIMIT: '5' } }, 'token', 'list');
    assert.deepEqual(
      [wrong.code, wrong.err],
      [1, 'There is no setting RATELIMIT: did you mean RATE_LIMIT?\n'],
    );
    assert.equal(existsSync(join(DATA, 'collector.db')), false);
    const told = await command({ DATA, ...{ PORTT: '9000' } }, 'token', 'list');
    assert.deepEqual([told.code, told.err], [0, 'There is no setting PORTT: did you mean PORT?\n']);
  });
});

describe('what a start says', () => {
  /** What a whole run of a collector prints, up to its data folder. */
  const printed = async (t: TestContext, env: Parameters<typeof startCollector>[1]) => {
    const { child, lines } = await startCollector(t, env);
    // The next start of a test may need the same database.
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return lines.join('\n');
  };

  it('tells the owner’s token once, at the start that made it, and where it is used', async (t) => {
    const DATA = folder(t);
    const first = await printed(t, { DATA, ORGANISER_TOKEN: '' });
    const file = join(DATA, 'organiser-token');
    const token = readFileSync(file, 'utf8').trim();
    assert.match(
      first,
      new RegExp(`^Organiser: http://localhost:\\d+/organiser \\(token: ${token}\\)$`, 'm'),
    );
    assert.ok(first.includes(`shown this once. It is kept in ${file}`), first);
    const second = await printed(t, { DATA, ORGANISER_TOKEN: '' });
    assert.doesNotMatch(second, new RegExp(token));
    assert.ok(second.includes(`(sign in with the token in ${file})`), second);
  });

  it('never tells a token that was given', async (t) => {
    const given = 'a-token-that-was-given';
    const said = await printed(t, { DATA: folder(t), ORGANISER_TOKEN: given });
    assert.doesNotMatch(said, new RegExp(given));
    assert.match(said, /\(sign in with the token of ORGANISER_TOKEN\)$/m);
  });

  it('tells the data folder by its absolute path', async (t) => {
    const DATA = folder(t);
    const said = await printed(t, { DATA: relative(process.cwd(), DATA) });
    assert.match(said, new RegExp(`^Data: {6}${DATA}$`, 'm'));
  });
});

describe('a collector whose log nobody reads any more', () => {
  it('goes on', async (t) => {
    const { child, url } = await startCollector(t, { DATA: folder(t) });
    child.stdout?.destroy();
    for (let n = 0; n < 5; n++) assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal(child.exitCode, null);
  });
});

describe('a Node that is too old', () => {
  const SENTENCE =
    /^campaign-collector needs Node 22\.18 or newer, and this is \d+\.\d+\.\d+\. Install a newer one: \S+\n$/;
  const run = (program: string, args: string[]) =>
    spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  const withVersion = (pretended: string) => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${pretended}' } });`;
    const url = `data:text/javascript,${encodeURIComponent(pretend)}`;
    return run(process.execPath, ['--import', url, PROGRAM, '--version']);
  };

  it('gets one sentence', () => {
    for (const old of ['14.21.3', '20.20.2', '22.17.9']) {
      const { status, stdout, stderr } = withVersion(old);
      assert.deepEqual([status, stdout], [1, ''], old);
      assert.match(stderr, SENTENCE);
    }
  });

  it('is one that the package does not allow', () => {
    assert.equal(engines.node, '>=22.18');
    for (const allowed of ['22.18.0', '23.0.0', '24.1.0'])
      assert.equal(withVersion(allowed).stdout, `${version}\n`, allowed);
  });

  it('can read the file that it is started with', () => {
    const text = readFileSync(PROGRAM, 'utf8');
    const options = { ecmaVersion: 2020, sourceType: 'module', allowHashBang: true } as const;
    const { body } = parse(text, options);
    assert.ok(body.every(({ type }) => type !== 'ImportDeclaration'));
    // Younger than Node 12, though acorn counts them to 2020.
    assert.doesNotMatch(text, /\?\?|\?\.|\bawait\b/);
  });

  it('gets it from the Node of this machine, where that is an old one', (t) => {
    const old = '/usr/bin/node';
    const found = existsSync(old) ? run(old, ['-p', 'process.versions.node']).stdout : '';
    if (!(Number(found.split('.')[0]) < 22) || !found) return t.skip('there is no old Node here');
    const { status, stdout, stderr } = run(old, [PROGRAM]);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, SENTENCE);
  });
});
