import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../packages/run-command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (folder: string, command: string): void => {
  runCommand(folder, command, { ASTRO_TELEMETRY_DISABLED: '1' });
};

/** Packs campaign-widgets as it is published. It must be built: `npm run build`. */
export function packWidgets(folder: string): string {
  run(root, `npm pack --silent --ignore-scripts --pack-destination "${folder}"`);
  const [file = ''] = globSync('*.tgz', { cwd: folder });
  return join(folder, file);
}

/** A project of somebody who uses campaign-widgets, in a folder that is thrown away. */
export class HostProject {
  readonly #folder: string;

  /**
   * Copies the project, and installs what its lock file names and the packed widgets.
   * @param source the project's folder, beside this file
   * @param packed the file that packWidgets() made
   */
  constructor(source: string, packed: string) {
    this.#folder = mkdtempSync(join(tmpdir(), 'campaign-host-'));
    cpSync(fileURLToPath(new URL(source, import.meta.url)), this.#folder, {
      recursive: true,
      filter: (path) => !/\/(?:node_modules|dist)$/.test(path),
    });
    run(this.#folder, 'npm ci --prefer-offline --no-audit --no-fund');
    run(this.#folder, `npm install --no-save --prefer-offline --no-audit --no-fund "${packed}"`);
  }

  /** Builds it. @returns the folder of what came out */
  build(script = 'build'): string {
    const built = join(this.#folder, 'dist');
    rmSync(built, { recursive: true, force: true });
    run(this.#folder, `npm run ${script}`);
    return built;
  }

  /** Copies a file of the project beside what was built. */
  addToBuild(file: string): void {
    cpSync(join(this.#folder, file), join(this.#folder, 'dist', file));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
