import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import type { Submission } from '../../src/contract/index.ts';
import { CannotBeMade } from './expectations.ts';

const START_TIMEOUT_MS = 30_000;
/** Longer than any answer may take, so that a late one is told with the time that it took. */
const REQUEST_TIMEOUT_MS = 60_000;
const CLOCK = new URL('./shift-clock.ts', import.meta.url).href;

export const TOKEN = 'the-organiser-token-of-the-matrix';

export interface StartOptions {
  env: Environment;
  /** How far the collector's clock is ahead. */
  clockAheadMs?: number;
}

/** A running collector: a process of its own, asked over HTTP. */
export class CollectorProcess {
  readonly #child: ChildProcess;
  #log = '';
  url = '';

  private constructor({ env, clockAheadMs = 0 }: StartOptions) {
    const clock = clockAheadMs ? ['--import', CLOCK] : [];
    this.#child = spawn(process.execPath, [...clock, 'src/collector/cli/main.ts'], {
      env: {
        ...process.env,
        PORT: '0',
        ORGANISER_TOKEN: TOKEN,
        RATE_LIMIT: 'off',
        CLOCK_SHIFT_MS: String(clockAheadMs),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (said: Buffer) => (this.#log += said.toString()));
  }

  /** @throws Error with what the collector said, if it does not start */
  static async start(options: StartOptions): Promise<CollectorProcess> {
    const collector = new CollectorProcess(options);
    const child = collector.#child;
    const watchdog = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
    const url = await new Promise<string | undefined>((resolve) => {
      child.stdout?.on('data', () => {
        const found = /^Collector: (.+)$/m.exec(collector.#log)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('close', () => resolve(undefined));
    });
    clearTimeout(watchdog);
    if (url === undefined)
      throw new Error(`the collector did not start: ${collector.#log.slice(0, 300)}`);
    collector.url = url;
    return collector;
  }

  /** Everything that it has printed. */
  get log(): string {
    return this.#log;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      headers,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  }

  post(submission: Submission): Promise<Response> {
    return fetch(`${this.url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(submission),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  }

  /** As a program of the organiser. */
  organise(path: string, method = 'GET'): Promise<Response> {
    return fetch(`${this.url}/organiser/campaigns/edgbaston${path}`, {
      method,
      headers: { Authorization: `Bearer ${TOKEN}`, Accept: 'application/json' },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  }

  /** The rows of an export. @throws Error where it is refused, or a line is not whole */
  async exported<Row>(name: 'responses' | 'people'): Promise<Row[]> {
    const response = await this.organise(`/${name}.jsonl`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`the export of ${name}: ${response.status}`);
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row);
  }

  /**
   * The most memory that it has held since `forgetPeakMemory`:
   * https://man7.org/linux/man-pages/man5/proc.5.html
   */
  peakMemoryBytes(): number {
    const status = this.#ofProcess(() => readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'));
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
  }

  forgetPeakMemory(): void {
    this.#ofProcess(() => writeFileSync(`/proc/${this.#child.pid}/clear_refs`, '5'));
  }

  #ofProcess<Result>(look: () => Result): Result {
    if (process.platform !== 'linux') throw new CannotBeMade('memory is measured on Linux only');
    return look();
  }

  /** Holds its thread up: what comes meanwhile waits with the system. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Ends it at once, as a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /**
   * Asks it to stop.
   * @returns its exit code, null where it had to be killed, and how long it took
   */
  async terminate(): Promise<{ code: number | null; ms: number }> {
    const since = performance.now();
    const watchdog = setTimeout(() => this.#child.kill('SIGKILL'), START_TIMEOUT_MS);
    await this.#end('SIGTERM');
    clearTimeout(watchdog);
    return { code: this.#child.exitCode, ms: performance.now() - since };
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}
