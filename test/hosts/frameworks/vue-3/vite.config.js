import { defineConfig } from 'vite';
import vue from '@vitejs/plugin-vue';

export default defineConfig({
  base: './',
  plugins: [
    // Tags with a hyphen that Vue has no component for are the browser's.
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('campaign-') } },
    }),
  ],
});
