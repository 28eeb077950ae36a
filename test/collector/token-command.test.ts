import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { executeCommand } from '../../src/collector/cli/execute-command.ts';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { folder, serving } from './harness.ts';

const CAMPAIGNS = 'demo/campaigns';
const tokenCommand = async (args: string[], env: Environment) =>
  (await executeCommand(['token', ...args], env)).output;
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
      /^[\w-]{36} {2}Siân Hughes {2}register {2}edgbaston {2}made \d{4}-\d\d-\d\d by collector$/,
    );
    assert.match(deputy, /Deputy {2}owner {2}all campaigns/);
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
    const add =
      'Write: campaign-collector token add NAME [--campaign ID]… [--scope SCOPE]… [--source PAGE] [--read]';
    for (const [args, message] of [
      [[], '"token" needs a word that says what to do: there are add, list, revoke.'],
      [['make'], 'There is no command "token make": there are add, list, revoke.'],
      [['ad', 'Siân'], 'There is no command "token ad": did you mean "token add"?'],
      [['add'], `token add: NAME is missing. ${add}`],
      [['add', ''], `token add: NAME is empty. ${add}`],
      [['add', 'Siân', 'Hughes'], `token add: "Hughes" is one word too many. ${add}`],
      [['revoke'], 'token revoke: NAME is missing.'],
      [['list', 'Siân'], 'token list: "Siân" is one word too many.'],
      [['add', 'Siân', '--write'], `token add: there is no option "--write". ${add}`],
      [['add', 'Siân', '--raed'], 'there is no option "--raed": did you mean "--read"?'],
      [['add', 'Bo', '--campaign'], `token add: "--campaign" needs a value after it. ${add}`],
      [['add', 'Bo', '--read=yes'], `token add: "--read" takes no value. ${add}`],
    ] as const)
      await assert.rejects(tokenCommand([...args], env), (wrong: Error) => {
        assert.ok(wrong.message.includes(message), wrong.message);
        return true;
      });
    await assert.rejects(
      tokenCommand(['add', 'siân'], env),
      /^Error: name must be one that no token has or had/,
    );
    await assert.rejects(
      tokenCommand(['add', 'Bo', '--campaign', 'edgbaston', '--campaign', 'nowhere'], env),
      /campaigns must be among edgbaston/,
    );
    await assert.rejects(
      tokenCommand(['add', 'Bo', '--scope', 'write'], env),
      /scopes must be among figures, source, hall, register, work, edit, owner/,
    );
    await assert.rejects(
      tokenCommand(['add', 'Bo', '--scope', 'source', '--source', 'St Marys'], env),
      /source must be the short name of one page/,
    );
    await assert.rejects(
      tokenCommand(['add', 'Bo', '--campaign', 'edgbaston', '--scope', 'owner'], env),
      /scopes must be for all campaigns, if it is for everything/,
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
      [['token', 'make'], /^There is no command "token make"/],
      [['tokens'], /^There is no command "tokens"/],
    ] as const)
      await assert.rejects(
        run(...args),
        ({ code, stderr }: { code: number; stderr: string }) => code === 1 && words.test(stderr),
      );
  });
});
