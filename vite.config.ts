/**
 * The scripts that foreign pages load: `org-cards.js` with its lazy chunks, and with `--mode all` the same in one file.
 * (Library mode: an application build would add a preload helper of 580 bytes.)
 * With `--mode cli` the command line, in which everything is bundled but what has native code: whoever installs the
 * package for its elements gets none of the libraries that only the command uses.
 */
import { resolve } from 'node:path';
import { minify } from 'terser';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/** White space that says nothing in a style sheet, and comments. A space before a colon does say something. */
const tighten = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}');

/**
 * Takes the white space and the comments out of styles and templates; of a directory's templates, which are repeated, all
 * white space between tags: each is a node. Only what stands as such in the source is touched, not what is an escape in a
 * text.
 */
const outdent: Plugin = {
  name: 'outdent',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/elements/')) return undefined;
    const bare = id.includes('/src/elements/directory') ? code.replace(/(?<=[>}])\n\s*(?=<|\$\{)/g, '') : code;
    return bare.replace(/(?<=\bcss`)[^`]*/g, tighten).replace(/\n\s+/g, '\n');
  },
};

/** Almost all of the entry runs for the first card. Told so, V8 compiles it beside the download: a fifth of its time. */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/** Where every byte counts, a second minifier finds a few hundred more. */
const squeeze: Plugin = {
  name: 'squeeze',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !/^(org-cards|directory)$/.test(chunk.name)) continue;
      const { code } = await minify(chunk.code, { module: true, ecma: 2020, compress: { passes: 3 } });
      chunk.code = (chunk.isEntry ? EAGER : '') + code;
    }
  },
};

/** The command and the threads that it starts. */
const cli: UserConfig = {
  publicDir: false,
  plugins: [outdent],
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['@napi-rs/canvas'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/cli',
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // The words of every language are at hand here.
      checks: { ineffectiveDynamicImport: false },
      input: { main: 'src/cli/main.ts', worker: 'src/publish/worker.ts', mover: 'src/publish/mover.ts' },
      output: {
        // One folder: what looks for files beside itself finds them from every chunk.
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        banner: ({ name }) => (name === 'main' ? '#!/usr/bin/env node' : ''),
      },
    },
  },
};

/** The small scripts of the published pages, each a plain file. */
const pages: UserConfig = {
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    outDir: 'dist/cli/browser',
    reportCompressedSize: false,
    lib: { entry: { copy: 'src/publish/browser/copy.ts', frame: 'src/publish/browser/frame.ts' }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, entryFileNames: '[name].js' } },
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'cli') return cli;
  if (mode === 'pages') return pages;
  const oneFile = mode === 'all';
  return {
    publicDir: false,
    plugins: [outdent, squeeze],
    resolve: { alias: [{ find: /^lit$/, replacement: resolve(import.meta.dirname, 'src/slim/lit.ts') }] },
    logLevel: 'warn',
    // Library mode leaves this to the page, which has no `process`.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: 'dist/embed',
      emptyOutDir: !oneFile,
      reportCompressedSize: false,
      // What is bundled stays with its licences, without a byte in the scripts.
      license: { fileName: 'licenses.md' },
      lib: { entry: { [oneFile ? 'org-cards.all' : 'org-cards']: 'src/embed.ts' }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          // Library mode would keep the white space.
          minify: true,
          comments: false,
          // All that the entry needs stays in it, shared with a lazy chunk or not: no second request before the first card.
          codeSplitting: !oneFile && { groups: [{ name: 'org-cards', test: /\/src\/embed\.ts$/ }] },
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
});
