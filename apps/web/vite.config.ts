import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { words } from './vite/words.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const api = process.env['API_ADDRESS'] ?? 'http://127.0.0.1:8081';

/**
 * `vite build` writes dist/web; `vite` serves the pages in development and passes the rest on to the services, whose
 * addresses come from API_ADDRESS and LIVE_ADDRESS.
 */
export default defineConfig({
  root: here('.'),
  publicDir: here('./public'),
  plugins: [words()],
  resolve: {
    alias: [
      { find: '@0no-co/graphql.web', replacement: here('./vite/graphql-by-id.ts') },
      { find: 'debug', replacement: here('./vite/silent-debug.ts') },
      // 60 kB of mediasoup-client that no browser runs.
      {
        find: /^\.\/(handlers\/(FakeHandler|ReactNative106)|test\/fakeParameters)$/,
        replacement: here('./vite/left-out.ts'),
      },
    ],
    conditions: ['source', 'module', 'browser', 'development|production'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  json: { stringify: 'auto', namedExports: false },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // What campus machines and phones of the last four years run.
    target: ['chrome100', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The bench reads it to know what each page loads.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the class and its parts that come later share is one file: small ones compress badly.
          groups: [
            // What most pages need is one file: small ones compress badly, and each is one more request. Tables bring a sheet,
            // which has to come after that of every page, and only where there is a table.
            {
              name: 'shared',
              test: /(?<!look\/Table)\.(?:tsx?|m?js)$/,
              minShareCount: 30,
              includeDependenciesRecursively: false,
            },
            {
              name: 'room',
              test: /src\/(?:board\/(?:ink|MarkShape)|class\/room\/(?:(?:(?:stage|told|rail)\/)?[^/]+|board\/(?:hand|turn-page)))\.tsx?$/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/files': api,
      '/calendar': api,
      '/outbox': api,
      '/live': { target: process.env['LIVE_ADDRESS'] ?? 'http://127.0.0.1:8082', ws: true },
    },
  },
});
