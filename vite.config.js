import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web',
  base: './', // any host, any sub-folder
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the page's policy allows no data: scripts or styles
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' }, // of the JavaScript; of the module: web/public/licenses-module.txt
  },
  server: { fs: { allow: ['..'] } },
});
