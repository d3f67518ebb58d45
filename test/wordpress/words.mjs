/** The plugin's words, found in its sources: for the template that translators begin with, and to see that none is untranslated. */

const STRING = String.raw`'((?:[^'\\]|\\.)*)'`;
const CALL = new RegExp(
  String.raw`\b(?:esc_html|esc_attr)?(_n|_e|__)\(\s*${STRING}(?:,\s*${STRING})?,[^;]*?'org-cards'`,
  'g',
);
const BLOCK_FIELDS = { title: 'title', description: 'description', keywords: 'keyword' };

/** Each text as `{text, plural, context, path}`, once. */
export function wordsIn(files) {
  const found = new Map();
  for (const [path, bytes] of files) {
    const source = bytes.toString('utf8');
    const words = path.endsWith('block.json') ? blockWords(JSON.parse(source)) : callsIn(path, source);
    for (const word of words) {
      const key = keyOf(word);
      if (!found.has(key)) found.set(key, { ...word, path });
    }
  }
  return [...found.values()];
}

/** As a translation file names a text. */
export const keyOf = ({ text, context }) => (context ? `${context}\u0004${text}` : text);

function callsIn(path, source) {
  if (!/\.(php|js)$/.test(path)) return [];
  return [...source.matchAll(CALL)].map(([, name, text, plural]) => ({
    text: unescape(text),
    plural: name === '_n' ? unescape(plural) : undefined,
  }));
}

const unescape = (text) => text.replace(/\\(.)/g, '$1');

/** WordPress translates these with a context of their own. */
function blockWords(block) {
  const words = (values, kind) =>
    Object.entries(BLOCK_FIELDS).flatMap(([field, name]) =>
      [values[field] ?? []].flat().map((text) => ({ text, context: `${kind} ${name}` })),
    );
  return [...words(block, 'block'), ...block.variations.flatMap((variation) => words(variation, 'block variation'))];
}

/** A gettext template. */
export function template(files, version) {
  const head = [
    'msgid ""',
    'msgstr ""',
    `"Project-Id-Version: Org Cards ${version}\\n"`,
    '"Content-Type: text/plain; charset=UTF-8\\n"',
  ].join('\n');
  const entries = wordsIn(files).map(({ text, plural, context, path }) =>
    [
      `#: ${path}`,
      ...(context ? [`msgctxt ${quoted(context)}`] : []),
      `msgid ${quoted(text)}`,
      ...(plural ? [`msgid_plural ${quoted(plural)}`, 'msgstr[0] ""', 'msgstr[1] ""'] : ['msgstr ""']),
    ].join('\n'),
  );
  return `${[head, ...entries].join('\n\n')}\n`;
}

const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
