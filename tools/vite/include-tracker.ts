import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Puts what shows the figures into the script of one environment, in place of a file beside it: a
 * page that shows progress and nothing else always needs it, and is spared a second request of some
 * 5 kB after the first.
 */
export const includeTracker = (environment: string): Plugin => ({
  name: 'include-tracker',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === environment,
  resolveId: {
    filter: { id: /^\.\/tracker-loader\.ts$/ },
    handler: (_, importer = '') => join(importer, '../bundled-tracker.ts'),
  },
});
