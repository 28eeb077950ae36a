// Makes campaign-collector-kit.tar.gz: both packages, and what a server needs beside them.
//   npm run deploy:pack
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const KIT = 'campaign-collector-kit';
const ROOT = resolve(import.meta.dirname, '../..');

const place = mkdtempSync(join(tmpdir(), 'campaign-kit-'));
try {
  const folder = join(place, KIT);
  mkdirSync(folder);
  for (const source of [ROOT, join(ROOT, 'src/collector')])
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      cwd: source,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  cpSync(join(ROOT, 'deploy'), folder, { recursive: true });
  cpSync(join(ROOT, 'docs/deploy.md'), join(folder, 'deploy.md'));
  cpSync(join(ROOT, 'demo/campaigns/edgbaston.json'), join(folder, 'example-campaign.json'));
  const archive = join(ROOT, `${KIT}.tar.gz`);
  const owner = ['--owner=0', '--group=0', '--mode=u=rwX,go=rX'];
  execFileSync('tar', [...owner, '-czf', archive, '-C', place, KIT]);
  console.log(`Made: ${archive}`);
} finally {
  rmSync(place, { recursive: true, force: true });
}
