import { defineConfig } from 'vite';

/** Nothing to add: Vite takes the `.ts` imports of our sources from tsconfig.json. */
export default defineConfig({});
