import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const SUITE = 'trixie';
/** What an installed Debian has, and the smallest one of debootstrap has not. */
const PACKAGES = 'systemd,systemd-sysv,dbus,ca-certificates';
const MAX_BOOT_MS = 120_000;

export interface CommandRun {
  status: number;
  output: string;
}

/**
 * An empty Debian with systemd, in a container that shares the network of this machine: its own
 * files, users and processes.
 */
export class DebianContainer {
  readonly root: string;
  #nspawn: ChildProcess | undefined;
  #leader = '';

  private constructor(root: string) {
    this.root = root;
  }

  /** Fetches the packages of a new one from the mirror that this machine uses, and starts it. */
  static async start(): Promise<DebianContainer> {
    const place = mkdtempSync(join(tmpdir(), 'campaign-debian-'));
    const container = new DebianContainer(join(place, 'root'));
    const kept = process.env.WALK_BASE;
    if (kept && existsSync(kept)) execFileSync('cp', ['-a', kept, container.root]);
    else {
      const options = ['--variant=minbase', `--include=${PACKAGES}`, SUITE];
      execFileSync('debootstrap', [...options, container.root, findMirror()], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    }
    // Nobody needs these files after a power cut.
    writeFileSync(join(container.root, 'etc/dpkg/dpkg.cfg.d/walk'), 'force-unsafe-io\n');
    try {
      await container.#boot();
      return container;
    } catch (failure) {
      await container.remove();
      throw failure;
    }
  }

  async #boot(): Promise<void> {
    const options = ['--quiet', '--register=no', '--keep-unit', '--resolv-conf=copy-host'];
    this.#nspawn = spawn('systemd-nspawn', [...options, '-D', this.root, '--boot'], {
      stdio: 'ignore',
    });
    const { pid } = this.#nspawn;
    const until = performance.now() + MAX_BOOT_MS;
    for (;;) {
      assert.equal(this.#nspawn.exitCode, null, 'systemd-nspawn did not start');
      assert.ok(performance.now() < until, 'Debian did not start');
      this.#leader = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
      if (this.#leader && this.#isUp()) return;
      await wait(500);
    }
  }

  #isUp(): boolean {
    const { output } = this.run('systemctl is-system-running');
    return /^(running|degraded)/.test(output);
  }

  /** Runs a line as root, in root's folder, and answers what it asks. */
  run(line: string, { answers = '', env = {} }: RunOptions = {}): CommandRun {
    const variables = {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      ...env,
    };
    const assigned = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    const { status, stdout, stderr } = spawnSync(
      'nsenter',
      [
        ...['--target', this.#leader, '--mount', '--uts', '--ipc', '--pid', '--root'],
        ...['--', 'env', '-i', ...assigned, 'sh', '-c', `cd /root && ${line}`],
      ],
      { input: answers, encoding: 'utf8', maxBuffer: 64_000_000 },
    );
    return { status: status ?? 1, output: `${stdout}${stderr}` };
  }

  /** Copies a file of this machine into the container. */
  copyIn(file: string, to: string): void {
    cpSync(file, join(this.root, to));
  }

  /** Lets a name lead to this machine. */
  addHost(name: string): void {
    appendFileSync(join(this.root, 'etc/hosts'), `127.0.0.1 localhost ${name}\n`);
  }

  /** Ends every program in it, and deletes its files. */
  async remove(): Promise<void> {
    const nspawn = this.#nspawn;
    if (nspawn?.exitCode === null) {
      const ended = once(nspawn, 'exit');
      // With the first of its programs end all others.
      if (this.#leader) process.kill(Number(this.#leader), 'SIGKILL');
      else nspawn.kill('SIGKILL');
      await ended;
    }
    rmSync(join(this.root, '..'), { recursive: true, force: true, maxRetries: 10 });
  }
}

interface RunOptions {
  /** What is typed. */
  answers?: string;
  env?: Record<string, string>;
}

/** The mirror from which this machine gets its packages. */
function findMirror(): string {
  const format = ['--format', '$(SITE) $(COMPONENT) $(ORIGIN)', 'Created-By: Packages'];
  const listed = execFileSync('apt-get', ['indextargets', ...format], { encoding: 'utf8' });
  const [mirror] =
    listed
      .split('\n')
      .find((line) => line.endsWith(' main Debian'))
      ?.split(' ') ?? [];
  assert.ok(mirror, 'apt has no mirror of Debian here: apt-get update');
  return mirror;
}
