import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The folder of the package that a module is from, if it is from one. */
const packageFolder = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(module)?.[0];

/**
 * Writes `licences.txt`: the licences of the packages that are in the scripts, as they ask. It is
 * made with one environment, the one whose script holds what the others hold too.
 */
export const licences = (environment: string): Plugin => ({
  name: 'licences',
  applyToEnvironment: ({ name }) => name === environment,
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' ? file.moduleIds : [],
    );
    const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
    const texts = [...folders].sort().map((folder) => {
      const name = folder.split('/node_modules/').at(-1)?.replace(/\/$/, '');
      const file = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      if (!file) return this.error(`${name} has no licence file`);
      return `${name}\n\n${readFileSync(folder + file, 'utf8')}`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join('\n\n') });
  },
});
