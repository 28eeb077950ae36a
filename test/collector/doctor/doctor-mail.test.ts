import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { champion } from '../../contract/examples.ts';
import { openSqliteStore } from '../../../src/collector/index.ts';
import { folder, serving } from '../harness.ts';
import { mailServer } from '../mail-server.ts';
import { askCommand, askPage, freePort, verdictsOf } from './doctor-harness.ts';

const SMTP_FROM = 'hello@edgbaston.example';
const PASSWORD = 'the-password-of-this-mailbox';

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 1000 && !(await holds()); n++) await wait(10);
  assert.ok(await holds(), 'it came to pass within ten seconds');
}

const signedIn = ({ port }: { port: number }, password = PASSWORD) =>
  `smtp://campaign:${password}@127.0.0.1:${port}`;

describe('the mail, as the doctor sees it', () => {
  it('is right where the mail server lets us in, and nothing is sent for that', async (t) => {
    const mail = await mailServer(t, { password: PASSWORD });
    const { url } = await serving(t, { SMTP_URL: signedIn(mail), SMTP_FROM });
    const findings = await askPage(url);
    assert.deepEqual(verdictsOf(findings, 'mail'), ['right right']);
    assert.deepEqual(verdictsOf(findings, 'queue'), ['right empty']);
    assert.deepEqual([mail.tries(), mail.mails], [0, []]);
  });

  it('is off where there is no mail server, which is no fault', async (t) => {
    const { url } = await serving(t);
    assert.deepEqual(verdictsOf(await askPage(url), 'mail'), ['right off']);
  });

  it('is wrong with a wrong password, which is not shown', async (t) => {
    const mail = await mailServer(t, { password: PASSWORD });
    const env = { DATA: folder(t), SMTP_URL: signedIn(mail, 'a-wrong-password'), SMTP_FROM };
    const { code, findings, out } = await askCommand(env);
    assert.equal(code, 1);
    assert.deepEqual(verdictsOf(findings, 'mail'), ['wrong sign-in-refused']);
    assert.match(out, /refused the user name or the password\. \(EAUTH 535\)/);
    assert.doesNotMatch(out, /a-wrong-password/);
  });

  it('is wrong with a mail server that is away', async (t) => {
    const env = { DATA: folder(t), SMTP_URL: `smtp://127.0.0.1:${await freePort()}`, SMTP_FROM };
    const { findings } = await askCommand(env);
    assert.deepEqual(verdictsOf(findings, 'mail'), ['wrong unreachable']);
  });

  it('asks the mail server once a minute, however often the page is loaded', async (t) => {
    const mail = await mailServer(t, { password: PASSWORD });
    const { url } = await serving(t, { SMTP_URL: signedIn(mail, 'a-wrong-password'), SMTP_FROM });
    await askPage(url);
    const before = mail.signIns();
    for (let n = 0; n < 5; n++) await askPage(url);
    assert.equal(mail.signIns(), before);
    assert.equal(before, 1);
  });
});

describe('the messages that wait, as the doctor sees them', () => {
  it('are told with their number, the day of the oldest and the last error', async (t) => {
    const mail = await mailServer(t, { password: PASSWORD });
    const DATA = folder(t);
    const { url } = await serving(t, {
      ...{ DATA, SMTP_FROM, SMTP_URL: signedIn(mail, 'a-wrong-password') },
    });
    for (const email of ['ann@x.example', 'ben@x.example'])
      await fetch(`${url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(champion({}, { email })),
      });
    const queue = async () => (await askPage(url)).find(({ check }) => check === 'queue');
    await until(async () => (await queue())?.seen.startsWith('2 messages') === true);
    const { state, code, seen } = (await queue()) ?? {};
    assert.deepEqual([state, code], ['wrong', 'failed']);
    assert.match(seen ?? '', /the oldest of .*\. The last error: sign-in-refused: EAUTH 535\.$/);
  });

  it('are told where nobody sends them since a setting was taken out', async (t) => {
    const DATA = folder(t);
    const store = await openSqliteStore(`${DATA}/collector.db`);
    const notice = { campaign: 'edgbaston', kind: 'thank-you', subject: 'x', reference: 'BCD' };
    await store.notices.add([{ ...notice, data: {} }], '2026-01-02');
    await store.close();
    const { findings } = await askCommand({ DATA });
    assert.deepEqual(verdictsOf(findings, 'queue'), ['wrong stuck']);
  });
});
