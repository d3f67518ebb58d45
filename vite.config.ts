/**
 * The scripts that foreign pages load: `org-cards.js` with its lazy chunks, and with `--mode all` the same in one file.
 * (Library mode: an application build would add a preload helper of 580 bytes.)
 */
import { defineConfig, type Plugin } from 'vite';

/**
 * Takes the templates' indentation out: 160 bytes after compression, about all that minifying them would save.
 * Only line breaks that stand as such in the source are touched, not those written as an escape in a text.
 */
const outdent: Plugin = {
  name: 'outdent',
  enforce: 'pre',
  transform: (code, id) => (id.includes('/src/elements/') ? code.replace(/\n\s+/g, '\n') : undefined),
};

export default defineConfig(({ mode }) => {
  const oneFile = mode === 'all';
  return {
    publicDir: false,
    plugins: [outdent],
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
        // Code that the entry shares with a lazy chunk stays in the entry: no second request before the first card.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // Library mode would keep the white space.
          minify: true,
          comments: false,
          codeSplitting: !oneFile,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
});
