/**
 * The scripts that foreign pages load: `org-cards.js` with its lazy chunks, and with `--mode all` the same in one file.
 * (Library mode: an application build would add a preload helper of 580 bytes.)
 */
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => {
  const oneFile = mode === 'all';
  return {
    publicDir: false,
    logLevel: 'warn',
    // Library mode leaves this to the page, which has no `process`.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      outDir: 'dist/embed',
      emptyOutDir: !oneFile,
      reportCompressedSize: false,
      lib: { entry: { [oneFile ? 'org-cards.all' : 'org-cards']: 'src/embed.ts' }, formats: ['es'] },
      rolldownOptions: {
        // Code that the entry shares with a lazy chunk stays in the entry: no second request before the first card.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // Library mode would keep the white space.
          minify: true,
          codeSplitting: !oneFile,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
});
