// Makes campaign-collector-kit.tar.gz, which a server needs and nothing else: both packages installed
// with what they depend on and a Node of their own, for Linux.
//   npm run deploy:pack              for x64, what most servers are
//   CPU=arm64 npm run deploy:pack
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const KIT = 'campaign-collector-kit';
const ROOT = resolve(import.meta.dirname, '../..');
/** The names of npm, and of `uname -m` on the server. */
const MACHINES: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };
const NODE_MAJOR = 24;

const { CPU: cpu = 'x64' } = process.env;
const machine = MACHINES[cpu];
if (machine === undefined)
  throw new Error(`CPU must be one of ${Object.keys(MACHINES).join(', ')}`);

const place = mkdtempSync(join(tmpdir(), 'campaign-kit-'));
try {
  const kit = join(place, KIT);
  cpSync(join(ROOT, 'deploy'), kit, { recursive: true });
  cpSync(join(ROOT, 'docs/deploy.md'), join(kit, 'deploy.md'));
  cpSync(join(ROOT, 'demo/campaigns/edgbaston.json'), join(kit, 'example-campaign.json'));
  writeFileSync(join(kit, 'machine'), `${machine}\n`);
  installPrograms(join(kit, 'program'), packBoth());
  const archive = join(ROOT, `${KIT}.tar.gz`);
  const owner = ['--owner=0', '--group=0', '--mode=u=rwX,go=rX'];
  execFileSync('tar', [...owner, '-czf', archive, '-C', place, KIT]);
  console.log(`Made: ${archive}, for ${machine}`);
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** Packs both packages as they would be published. */
function packBoth(): string[] {
  for (const cwd of [ROOT, join(ROOT, 'src/collector')])
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', place], {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  return globSync('*.tgz', { cwd: place }).map((name) => join(place, name));
}

/** Installs them with their dependencies, and Node's program beside them. */
function installPrograms(folder: string, packages: string[]): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const node = `node-linux-${cpu}`;
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--silent', '--ignore-scripts'];
  const target = ['--os=linux', '--libc=glibc', `--cpu=${cpu}`, '--omit=dev'];
  execFileSync(
    'npm',
    ['install', '--prefix', folder, ...quiet, ...target, ...packages, `${node}@${NODE_MAJOR}`],
    { cwd: place, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // Its package also has headers and an npm, which nothing here needs.
  const installed = join(folder, 'node_modules', node);
  cpSync(join(installed, 'bin/node'), join(folder, 'bin/node'));
  cpSync(join(installed, 'LICENSE'), join(folder, 'bin/node.LICENSE'));
  rmSync(installed, { recursive: true });
}
