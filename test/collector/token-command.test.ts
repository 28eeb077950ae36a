import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { tokenCommand } from '../../src/collector/cli/token-command.ts';
import { folder, serving } from './harness.ts';

const CAMPAIGNS = 'demo/campaigns';
const opens = async (url: string, token: string, init: RequestInit = {}) =>
  (
    await fetch(`${url}/organiser/campaigns/edgbaston/figures`, {
      ...init,
      headers: { Authorization: `Bearer ${token}` },
    })
  ).status;

describe('the command that makes tokens', () => {
  it('makes one that works at once while the collector runs, lists it and takes it back', async (t) => {
    const DATA = folder(t);
    const { url } = await serving(t, { DATA });
    const env = { DATA, CAMPAIGNS };
    const [made = '', told] = (
      await tokenCommand(['add', 'Siân Hughes', '--campaign', 'edgbaston', '--read'], env)
    ).split('\n');
    assert.match(made, /^cwt_/);
    assert.match(told ?? '', /kept nowhere/);
    assert.equal(await opens(url, made), 200);
    assert.equal(
      (
        await fetch(`${url}/organiser/campaigns/edgbaston/people/x`, {
          method: 'DELETE',
          headers: { Authorization: `Bearer ${made}` },
        })
      ).status,
      403,
    );

    await tokenCommand(['add', 'Deputy'], env);
    const [sian = '', deputy = '', ...more] = (await tokenCommand(['list'], env)).split('\n');
    assert.match(
      sian,
      /^[\w-]{36} {2}Siân Hughes {2}read {2}edgbaston {2}made \d{4}-\d\d-\d\d by collector$/,
    );
    assert.match(deputy, /Deputy {2}write {2}all campaigns/);
    assert.deepEqual(more, []);

    assert.equal(await tokenCommand(['revoke', sian.slice(0, 36)], env), 'Revoked: Siân Hughes');
    assert.equal(await opens(url, made), 401);
    assert.equal(await tokenCommand(['revoke', 'Deputy'], env), 'Revoked: Deputy');
    assert.match(
      await tokenCommand(['list'], env),
      /Siân Hughes.*revoked \d{4}-\d\d-\d\d\n.*Deputy.*revoked/,
    );
  });

  it('says what to write instead', async (t) => {
    const env = { DATA: folder(t), CAMPAIGNS };
    await tokenCommand(['add', 'Siân'], env);
    const usage = /Write one of\n {2}token add NAME/;
    for (const args of [
      [],
      ['make'],
      ['add'],
      ['add', 'Siân', 'Hughes'],
      ['revoke'],
      ['list', 'Siân'],
      ['add', 'Siân', '--write'],
      ['add', 'Bo', '--campaign'],
    ])
      await assert.rejects(tokenCommand(args, env), usage, args.join(' '));
    await assert.rejects(
      tokenCommand(['add', 'siân'], env),
      /^Error: name must be one that no token has or had/,
    );
    await assert.rejects(
      tokenCommand(['add', 'Bo', '--campaign', 'edgbaston', '--campaign', 'nowhere'], env),
      /campaigns must be among edgbaston/,
    );
    await assert.rejects(tokenCommand(['revoke', 'nobody'], env), /no token "nobody"/);
    await tokenCommand(['revoke', 'Siân'], env);
    await assert.rejects(tokenCommand(['revoke', 'Siân'], env), /no token "Siân"/);
    assert.equal((await tokenCommand(['list'], env)).split('\n').length, 1);
  });

  it('leaves no database behind where the campaigns are missing', async (t) => {
    const DATA = join(folder(t), 'data');
    await assert.rejects(
      tokenCommand(['add', 'Bo', '--campaign', 'edgbaston'], {
        DATA,
        CAMPAIGNS: '/no/such/folder',
      }),
      /CAMPAIGNS.*"\/no\/such\/folder"/,
    );
    assert.equal(existsSync(DATA), false);
    assert.equal(await tokenCommand(['list'], { DATA }), 'None was made yet.');
  });

  it('is part of the collector that one starts', async (t) => {
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['src/collector/cli/main.ts', ...args], {
        env: { ...process.env, DATA: folder(t), CAMPAIGNS },
      });
    assert.match((await run('token', 'add', 'Siân')).stdout, /^cwt_\S+\nCopy it now/);
    for (const [args, words] of [
      [['token', 'make'], /^Write one of/],
      [['tokens'], /^There is no command "tokens"/],
    ] as const)
      await assert.rejects(
        run(...args),
        ({ code, stderr }: { code: number; stderr: string }) => code === 1 && words.test(stderr),
      );
  });
});
