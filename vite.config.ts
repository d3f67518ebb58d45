/**
 * The scripts that foreign pages load: `org-cards.js` with its lazy chunks, and with `--mode all` the same in one file.
 * (Library mode: an application build would add a preload helper of 580 bytes.)
 * With `--mode cli` the command line, in which everything is bundled but what has native code: whoever installs the
 * package for its elements gets none of the libraries that only the command uses.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { minify } from 'terser';
import { defineConfig, runnerImport, type Plugin, type UserConfig } from 'vite';

/** White space and zeros that say nothing in a style sheet, and comments. A space before a colon does say something. */
const tighten = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/(?<=[\s(:,-])0(?=\.\d)/g, '')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replaceAll(' / ', '/')
    .replace(/: /g, ':')
    .replaceAll(';}', '}');

/** Style sheets with their values filled in, so that no visitor's browser has to. */
const flatten: Plugin = {
  name: 'flatten',
  enforce: 'pre',
  async transform(_, id) {
    if (!/\/elements\/[\w-]+-styles\.ts$/.test(id)) return undefined;
    const { module } = await runnerImport<Record<string, { cssText: string }>>(id);
    const sheets = Object.entries(module).map(
      ([name, { cssText }]) => `export const ${name} = css\`${tighten(cssText).trim()}\`;`,
    );
    return `import { css } from 'lit';\n${sheets.join('\n')}`;
  },
};

type Table = { [key: string]: string | Table };
const keysOf = (table: Table): string => JSON.stringify(table, (_, value) => (typeof value === 'string' ? '' : value));
const wordsOf = (table: Table): string[] =>
  Object.values(table).flatMap((value) => (typeof value === 'string' ? value : wordsOf(value)));

/** Languages but English as lists of words, in its order: the names of the words are half of their bytes. */
const list: Plugin = {
  name: 'list',
  enforce: 'pre',
  async transform(_, id) {
    const [, lang = 'en'] = /\/profile\/messages\/(\w+)\.ts$/.exec(id) ?? [];
    if (lang === 'en') return undefined;
    const load = async (file: string): Promise<Table> =>
      Object.values((await runnerImport<Record<string, Table>>(file)).module)[0]!;
    const [words, english] = await Promise.all([load(id), load(id.replace(/\w+\.ts$/, 'en.ts'))]);
    // A language with more plural forms stays as it is.
    if (keysOf(words) !== keysOf(english)) return undefined;
    return `import { en } from './en.ts';
      const words = ${JSON.stringify(wordsOf(words).join('|'))}.split('|');
      export const ${lang} = JSON.parse(JSON.stringify(en, (name, word) =>
        // English may have got its rare words already.
        words[0] && (word.trim ? words.shift() : word)));`;
  },
};

/**
 * Takes the white space out of templates, between tags altogether (each is a node) but before a button, which would stick
 * to its words. Only what stands as such in the source is touched, not what is an escape in a text.
 */
const outdent: Plugin = {
  name: 'outdent',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('/src/elements/')
      ? code
          .replace(/(?<=<\/span>)\n\s*(?=<button)/g, ' ')
          .replace(/(?<=[>}])\n\s*(?=<|\$\{)/g, '')
          .replace(/\n\s+/g, '\n')
      : undefined,
};

/**
 * Takes out what src/slim, unlike Lit and the pages that the command writes with it, does without: in templates the names
 * of ends, and `nothing` for an attribute that is undefined; raw strings; where an element draws.
 */
const shorten: Plugin = {
  name: 'shorten',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/elements/')) return undefined;
    const mixed = /\s[\w-]+="[^"`]*\$\{/.exec(code);
    if (mixed) throw new Error(`src/slim knows no text around a hole:${mixed[0]}…} in ${id}`);
    return code
      .replace(/<\/[\w-]+\s*>/g, '</>')
      .replace(/(=\$\{[\w.?]+) \?\? nothing\}/g, '$1}')
      .replace('Object.assign(raw, { raw })', 'raw')
      .replace('this.renderOptions.renderBefore = null;', '');
  },
};

/**
 * Firefox never again asks for a chunk that it could not have: the next try has another address. A page that pins the
 * chunks has named the only one.
 */
const again = (state: string): string => `let tries = 0;
const again = (chunk) => import(chunk = './chunks/' + chunk + '-${state}.js').catch(() =>
  import(chunk + (document.querySelector('[type=importmap]') ? '' : '?' + tries++)));`;
const retry: Plugin = {
  name: 'retry',
  renderChunk(code, { isEntry }) {
    const chunks = /import\("\.\/chunks\/([\w-]+)-([\w-]{8})\.js"\)/g;
    const [, , state] = chunks.exec(code) ?? [];
    return isEntry && state ? again(state) + code.replace(chunks, 'again("$1")') : null;
  },
};

/** A few helpers of the bundler itself, in every chunk that wants them: a request costs more. */
const inline: Plugin = {
  name: 'inline',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((chunk) => chunk.type === 'chunk');
    const runtime = chunks.find(({ name }) => name === 'rolldown-runtime');
    if (!runtime) return;
    const helpers = runtime.code
      .replace(
        /export ?\{([^}]*)\};?\s*$/,
        (_, list: string) =>
          `return{${namesIn(list)
            .map(([here, name]) => `${name}:${here}`)
            .join()}}`,
      )
      // Not of what a page has given to every object.
      .replace(/for ?\(var (\w+) in (\w+)\)/, 'for(var $1 of Object.keys($2))');
    const statement = new RegExp(`import ?\\{([^}]*)\\} ?from ?"[^"]*${runtime.fileName.replace(/.*\//, '')}";?`);
    for (const chunk of chunks)
      chunk.code = chunk.code.replace(
        statement,
        (_, list: string) =>
          `const{${namesIn(list)
            .map(([name, here]) => `${name}:${here}`)
            .join()}}=(()=>{${helpers}})();`,
      );
    delete bundle[runtime.fileName];
  },
};

/** Almost all runs for the first card or list. Told so, V8 compiles it beside the download: a fifth of its time. */
const EAGER = '//# allFunctionsCalledOnLoad\n';

/**
 * What only our own code calls so: fields that no feed and no page has, that are asked for by name alone and exported nowhere. Each
 * gets a letter or two, the same in every chunk.
 */
const OURS =
  /^(addRareWords|addWord|adopt|advise|allows|answer|around|awaited|bare|base|build|checkedIn|checkedOn|chosen|comma|compose|controller|countryOf|counts|createRenderRoot|dataFrom|dataOf|dated|datetime|depth|details|directory|drawShape|expand|facets|facts|faults|faulty|fields|follow|found|fuzzy|goOn|goTo|hasUpdated|hasUpdates|hole|inSteps|indexed|initials|isKey|isWanted|keepAddress|kept|keyOf|keysOf|known|labelOf|language|letters|linkNames|loadAdvice|loadTable|loadTurned|loadWords|locked|marked|mayShowPictures|messages|moreTags|normal|offers|opener|order|ordinal|otherName|paragraphs|parts|passes|pictures|poBox|prepare|profileOf|rareOf|readOn|reading|recordAt|regions|related|relationNames|renderOptions|renderRoot|reset|rewind|rowOf|scheduleUpdate|score|scores|seat|shorter|showEarlier|showMore|showValues|shown|shutFilters|sortBy|sortName|sourceOf|speaker|statuses|strings|subregions|term|textIn|toChip|toCount|toField|toItem|toMore|unfold|unfolded|updatedIn|updatedOn|view|visit|waiting|wanted|whole|willUpdate|within|wordsFor|worth|worthOf|wrap)$/;

/** The names between the braces of an import or export: of each the one that it has elsewhere, and the one here. */
const namesIn = (list: string): (readonly [string, string])[] =>
  list.split(',').map((entry) => {
    const [first, last = first] = entry.split(' as ') as [string, string?];
    return [first, last];
  });

/**
 * Pages put things of their own in the places of the browser's. What fails for it when the script starts is told in a line,
 * and the children stay. What chunks ask for has to be declared so that it can be exported from within a block.
 */
function guard(code: string, statements: readonly { type: string; kind?: string; start: number }[]): string {
  const last = statements.at(-1)!;
  const isOutside = ({ type, kind }: { type: string; kind?: string }): boolean =>
    type === 'FunctionDeclaration' || (type === 'VariableDeclaration' && kind !== 'var');
  const first = last.type.startsWith('Export') ? statements.findIndex((statement) => !isOutside(statement)) : 0;
  if (first && statements.slice(first).some((one) => isOutside(one) || one.type === 'ClassDeclaration'))
    throw new Error('Something that the entry declares could not be exported.');
  const [start, end] = [statements[first]!.start, first ? last.start : code.length];
  return `${code.slice(0, start)}try{${code.slice(start, end)}}catch(e){console.warn?.(\`org-cards: \${e}\`)}${code.slice(end)}`;
}

/**
 * Where every byte counts, a second minifier finds a few hundred more; and what the entry exports to its chunks is called
 * there as it is called inside.
 */
const squeeze: Plugin = {
  name: 'squeeze',
  async generateBundle(_, bundle) {
    const nameCache: { vars?: object; props?: object } = {};
    const inside = new Map<string, string>();
    const chunks = Object.values(bundle).filter((chunk) => chunk.type === 'chunk');
    const lost = chunks.flatMap(({ exports }) => exports).find((name) => OURS.test(name));
    if (lost) throw new Error(`${lost} is exported: whoever asks for it by its short name finds nothing.`);
    for (const chunk of chunks.toSorted((a, b) => Number(b.isEntry) - Number(a.isEntry))) {
      const compress = /^(org-cards|directory)$/.test(chunk.name) && {
        passes: 3,
        if_return: false,
        ...(chunk.isEntry && { hoist_funs: true, collapse_vars: false }),
      };
      // Some are names of the DOM's, too, of parts that we do not use.
      const mangle = { properties: { regex: OURS, builtins: true } };
      const renamed = chunk.code.replace(/(?<=\bimport ?\{)[^}]*(?=\} ?from ?"\.\.\/org-cards\.js")/g, (list) =>
        namesIn(list)
          .map(([name, here]) => {
            if (!inside.has(name)) throw new Error(`The entry exports no ${name} for ${chunk.fileName}.`);
            return `${inside.get(name)} as ${here}`;
          })
          .join(),
      );
      const { code } = await minify(renamed, { module: true, ecma: 2020, compress, mangle, nameCache });
      chunk.code = compress ? EAGER + code! : code!;
      delete nameCache.vars;
      if (!chunk.isEntry) continue;
      const exported = code!.replace(/(?<=\bexport\{)[^}]*(?=\};?$)/, (list) => {
        for (const [here, name] of namesIn(list)) inside.set(name, here);
        return [...new Set(inside.values())].toSorted().join();
      });
      chunk.code = EAGER + guard(exported, this.parse(exported, { sourceType: 'module' }).body);
    }
  },
};

/**
 * A name out of all that a hash has in it. Brotli makes up to sixty bytes more or less of a script for the name alone: of
 * those with which the entry is lightest that is taken with which the directory is.
 */
function lightest(digest: string, entry: string, directory: string): string {
  const more = digest + createHash('sha512').update(digest).digest('base64url');
  const names = Array.from({ length: entry.includes(UNNAMED) ? 164 : 1 }, (_, at) => more.slice(at, at + 8));
  const sorted = (code: string, all: string[]): string[] => {
    const weights = new Map(all.map((name) => [name, brotliCompressSync(code.replaceAll(UNNAMED, name)).length]));
    return all.toSorted((a, b) => weights.get(a)! - weights.get(b)!);
  };
  return sorted(directory, sorted(entry, names).slice(0, 3))[0]!;
}

/** Stands for the name of a build until its scripts are written. */
const UNNAMED = '_unnamed';
/**
 * One name for all chunks of a build, made of all that is in them: what one calls by a letter the others do too, so none
 * may be used with those of another build. One is short, too, for the entry that holds it.
 */
const name: Plugin = {
  name: 'name',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((chunk) => chunk.type === 'chunk');
    const hash = createHash('sha512');
    for (const { code } of chunks.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) hash.update(code);
    const entry = chunks.find(({ isEntry }) => isEntry)!;
    const directory = chunks.find(({ name }) => name === 'directory');
    const build = lightest(hash.digest('base64url'), entry.code, directory?.code ?? '');
    for (const chunk of chunks) {
      chunk.code = chunk.code.replaceAll(UNNAMED, build);
      chunk.fileName = chunk.fileName.replace(UNNAMED, build);
    }
  },
};

/** No command of ours stands in a file of its own. To be able to start one takes a tenth of a run that finds nothing new. */
const noSubprocess: Plugin = {
  name: 'no-subprocess',
  transform: (code, id) =>
    id.endsWith('/commander/lib/command.js') ? code.replace("require('node:child_process')", '{}') : undefined,
};

/** All that a run needs to find out that nothing is new, in one file: to find and open each costs more than to read it. */
const QUIET =
  /\/(commander|picocolors|cli\/(terminal|publish-command|feed-files)|publish\/(unchanged|manifest|lock|faults|folders|font-packages|scripts))[./]/;

/** The command and the threads that it starts. */
const cli: UserConfig = {
  publicDir: false,
  plugins: [flatten, outdent, noSubprocess],
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
        comments: false,
        codeSplitting: { groups: [{ name: 'start', test: QUIET }] },
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
    plugins: [flatten, list, outdent, shorten, retry, inline, squeeze, name],
    resolve: { alias: [{ find: /^lit$/, replacement: resolve(import.meta.dirname, 'src/slim/lit.ts') }] },
    logLevel: 'warn',
    define: {
      // Library mode leaves this to the page, which has no `process`.
      'process.env.NODE_ENV': '"production"',
      // Many a page has an address of its own in `var URL`. Every browser has this other name of the class.
      URL: 'webkitURL',
    },
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
          codeSplitting: !oneFile && {
            groups: [
              { name: 'org-cards', test: /\/src\/embed\.ts$/ },
              { name: 'helps', test: /\/src\/elements\/helps\.ts$/ },
              // Shared with the explanations of `debug`, which can wait for more than one request.
              { name: 'linked', test: /\/src\/(elements\/linked|feed\/country-names)\.ts$/ },
            ],
          },
          entryFileNames: '[name].js',
          chunkFileNames: `chunks/[name]-${UNNAMED}.js`,
        },
      },
    },
  };
});
