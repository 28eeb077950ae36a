// From an empty Debian to a live survey behind Caddy, by the commands of docs/deploy.md:
//   npm run deploy:walk
// Three things are not as on a real server: the name leads to this machine, the certificate is one
// of Caddy's own authority, since nobody can ask a public one here, and the first part of the page
// (making the kit) was done before, in this clone.
import assert from 'node:assert/strict';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { answerSurvey, countAnswers } from './answer-survey.ts';
import { DebianContainer } from './debian-container.ts';
import { type DocumentedSection, readCommands } from './read-commands.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const HOST = 'answers.example.org';
const SERVER_SECTIONS = [
  'Install it',
  'Set it up',
  'The web server in front',
  'A backup each night',
  'Begin',
  'See whether all is well',
];
const CADDY_AUTHORITY = '/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt';
const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';
const DROP_IN = '/etc/systemd/system/campaign-collector.service.d/walk.conf';

/** What a volunteer types: the address, a folder, and no mail server. */
const answersTo = (command: string): string =>
  command === 'campaign-collector init' ? `https://${HOST}\n\n\n` : '';

assert.equal(process.getuid?.(), 0, 'The walk starts a container: run it as root.');
const sections = readCommands(join(ROOT, 'docs/deploy.md'));
const container = await DebianContainer.start();
try {
  console.log(`Debian: ${container.run('cat /etc/debian_version').output.trim()}`);
  container.copyIn(
    join(ROOT, 'campaign-collector-kit.tar.gz'),
    'root/campaign-collector-kit.tar.gz',
  );
  container.addHost(HOST);
  const env = { NODE_EXTRA_CA_CERTS: AUTHORITIES };
  for (const title of SERVER_SECTIONS) await walkSection(findSection(title), env);
  await answerSurvey(HOST);
  assert.equal(await countAnswers(HOST), 1);
  console.log('The survey was answered through Caddy, and counted.');
  await walkSection(findSection('Upgrade'), env);
  assert.equal(await countAnswers(HOST), 1, 'the answer is there after the upgrade');
  await answerSurvey(HOST);
  assert.equal(await countAnswers(HOST), 2);
  await walkSection(findSection('Restore a backup'), env);
  assert.equal(await countAnswers(HOST), 1, 'the restored backup has the first answer alone');
  console.log(
    container
      .run('systemd-analyze security --no-pager campaign-collector')
      .output.split('\n')
      .at(-2),
  );
  console.log('Walked: from an empty Debian to a live survey, an upgrade and a restored backup.');
} finally {
  await container.remove();
}

function findSection(title: string): DocumentedSection {
  const section = sections.find((each) => each.title === title);
  assert.ok(section?.commands.length, `docs/deploy.md has no commands under “${title}”`);
  return section;
}

/** Runs every command of a section; the first that fails ends the walk. */
async function walkSection(
  { title, commands }: DocumentedSection,
  env: Record<string, string>,
): Promise<void> {
  console.log(`\n${title}`);
  for (const command of commands) {
    const started = performance.now();
    const { status, output } = container.run(withNames(command), {
      env,
      answers: answersTo(command),
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`  ${status === 0 ? 'ok' : 'FAILED'} ${seconds.padStart(6)} s  ${command}`);
    if (status !== 0 || command.endsWith('doctor')) console.log(output.replace(/^/gm, '      '));
    assert.equal(status, 0, `${command} failed`);
    afterCommand(command);
    if (/systemctl (restart|start|enable --now) (caddy|campaign-collector)$/.test(command))
      await untilItAnswers();
  }
}

/** The newest backup, where the docs write FILE. */
function withNames(command: string): string {
  if (!/\bFILE\b/.test(command)) return command;
  const [newest = ''] = globSync(join(container.root, 'var/backups/campaign-collector/*.age'))
    .sort()
    .reverse();
  return command.replace(/\bFILE\b/, `/var/backups/campaign-collector/${basename(newest)}`);
}

/** What stands in for a public authority. */
function afterCommand(command: string): void {
  const place = (path: string) => join(container.root, path);
  if (command.endsWith(' /etc/caddy/Caddyfile')) {
    const run = container.run(
      `{ printf '{\\n\\tlocal_certs\\n}\\n'; cat /etc/caddy/Caddyfile; } > /tmp/c && cat /tmp/c > /etc/caddy/Caddyfile`,
    );
    assert.equal(run.status, 0, run.output);
  }
  if (command !== 'systemctl restart caddy') return;
  const line = `for n in $(seq 100); do [ -f ${CADDY_AUTHORITY} ] && break; sleep 0.2; done; cp ${CADDY_AUTHORITY} /usr/local/share/ca-certificates/walk.crt && update-ca-certificates`;
  const { status, output } = container.run(line);
  assert.equal(status, 0, output);
  mkdirSync(place(dirname(DROP_IN)), { recursive: true });
  writeFileSync(place(DROP_IN), `[Service]\nEnvironment=NODE_EXTRA_CA_CERTS=${AUTHORITIES}\n`);
  const again = container.run('systemctl daemon-reload && systemctl restart campaign-collector');
  assert.equal(again.status, 0, again.output);
}

/** Waits until the collector answers on its port, after a start. */
async function untilItAnswers(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch('http://127.0.0.1:8787/healthz').catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolved) => setTimeout(resolved, 200));
  }
  throw new Error(container.run('journalctl --no-pager -u campaign-collector | tail -30').output);
}
