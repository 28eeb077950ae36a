import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const npm = (folder: string, ...args: string[]): void => {
  runCommand(folder, `npm ${args.join(' ')}`);
};

export type PackageName = 'campaign-widgets' | 'campaign-collector';

const SOURCES: Record<PackageName, string> = {
  'campaign-widgets': root,
  'campaign-collector': join(root, 'src/collector'),
};

/** The files of the packages that were packed for the tests of this process. */
const packed = new Map<PackageName, string>();

/** Packs a package as it is published, once. @returns the path of its file */
function pack(name: PackageName): string {
  const before = packed.get(name);
  if (before) return before;
  const place = mkdtempSync(join(tmpdir(), 'campaign-pack-'));
  process.once('exit', () => {
    rmSync(place, { recursive: true, force: true });
  });
  npm(SOURCES[name], 'pack', '--silent', '--ignore-scripts', `--pack-destination "${place}"`);
  const [file = assert.fail('nothing was packed')] = globSync('*.tgz', { cwd: place });
  packed.set(name, join(place, file));
  return join(place, file);
}

/** A folder of somebody who installed these packages, as they are published, and nothing else. */
export class Installation {
  readonly folder: string;

  /** It must be built: `npm run build`. What `npm ci` has fetched once is not fetched again. */
  constructor(...names: PackageName[]) {
    const place = mkdtempSync(join(tmpdir(), 'campaign-install-'));
    this.folder = join(place, 'project');
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, 'package.json'), '{ "private": true, "type": "module" }');
    const files = names.map((name) => `"${pack(name)}"`);
    npm(this.folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', ...files);
  }

  /** The name of each package in node_modules, with those of others inside its own. */
  get packages(): string[] {
    const text = readFileSync(join(this.folder, 'node_modules/.package-lock.json'), 'utf8');
    return Object.keys((JSON.parse(text) as { packages: object }).packages);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The paths of an installed package's files, from its own folder. */
  files(name: PackageName, pattern: string): string[] {
    return globSync(pattern, { cwd: this.path(`node_modules/${name}`) });
  }

  read(name: PackageName, file: string): string {
    return readFileSync(this.path(`node_modules/${name}/${file}`), 'utf8');
  }

  /** Runs Node in the folder, and returns what it printed. */
  node(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    return stdout;
  }

  /** Checks a module of somebody who uses the packages, as strictly as TypeScript can. */
  checkTypes(source: string): void {
    writeFileSync(this.path('use.ts'), source);
    const options = ['--strict', '--noEmit', '--module nodenext', '--target es2022'];
    this.node(
      join(root, 'node_modules/typescript/bin/tsc'),
      ...options.flatMap((option) => option.split(' ')),
      ...['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'],
      'use.ts',
    );
  }

  remove(): void {
    rmSync(join(this.folder, '..'), { recursive: true, force: true });
  }
}
