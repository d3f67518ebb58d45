/** Where things stand in a JSON text, as editors count: lines and columns from 1. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import { hasTower } from './feed-files.ts';

interface Place {
  line: number;
  column: number;
}
export interface SyntaxFault extends Place {
  /** What is wrong and what was expected. */
  message: string;
}

const words: Record<string, string> = {
  InvalidSymbol: 'This is no JSON value. Text stands in "double quotes"; the only bare words are true, false and null.',
  InvalidNumberFormat: 'This is no number. Write digits without leading zeros, with a dot before decimals.',
  PropertyNameExpected:
    'A name in "double quotes" was expected, or the } that ends the object. Is there a comma too many before it?',
  ValueExpected:
    'A value was expected: text in "double quotes", a number, true, false, null, [ or {. Is there a comma too many?',
  ColonExpected: 'A colon was expected between name and value.',
  CommaExpected: 'A comma was expected between two entries.',
  CloseBraceExpected: 'The } that ends an object was expected. Is the file cut off?',
  CloseBracketExpected: 'The ] that ends a list was expected. Is the file cut off?',
  EndOfFileExpected: 'The end of the file was expected: a feed is one object, and something follows it.',
  InvalidCommentToken: 'JSON has no comments. Take it out.',
  UnexpectedEndOfComment: 'JSON has no comments. Take it out.',
  UnexpectedEndOfString: 'The " that ends a text was expected. A line break inside a text is written as \\n.',
  UnexpectedEndOfNumber: 'A digit was expected.',
  InvalidUnicode: 'Four hexadecimal digits were expected after \\u.',
  InvalidEscapeCharacter:
    'This is no escape: after \\ stands one of " \\ / b f n r t u. A backslash is written as \\\\.',
  InvalidCharacter: 'This character cannot stand in a text as it is. A line break is written as \\n, a tab as \\t.',
};

/** A first line of names with something between them, or a workbook, which is packed. */
const TABLE = /^(PK\x03\x04|[^[{:\n]*[;,\t])/;

/** What stands there, and why it may not. */
function sayFault(text: string, offset: number, length: number, expected: string): string {
  const rest = text.slice(offset);
  const [found = ''] = /^.{0,30}/.exec(rest)!;
  if (!rest.trim() || (!rest.slice(length).trim() && rest.startsWith('"')))
    return `The file ends in the middle: is it cut off? ${expected}`;
  if (/^[“”„«»‘’‚']/.test(rest)) return `${found[0]} is no quotation mark of JSON. Write straight double ones: "…".`;
  return `${expected} Here stands: ${found.trim()}`;
}

/** The first fault of a text that JSON.parse refuses. */
export function syntaxFault(text: string, error: Error): SyntaxFault {
  const trimmed = text.trimStart();
  if (!trimmed)
    return {
      line: 1,
      column: 1,
      message: 'The file is empty. A feed is a JSON object that begins with { "orgfeed": "1.0".',
    };
  if (trimmed.startsWith('<'))
    return {
      line: 1,
      column: 1,
      message: 'This is HTML or XML, not JSON. Is it the address of a page rather than of a feed?',
    };
  // The second byte of a gzip file is none of UTF-8.
  if (/^(\x1f\ufffd|PK\x03\x04.{26,200}\.json)/s.test(text))
    return { line: 1, column: 1, message: 'This is a compressed file. Unpack it: a feed is read as plain JSON.' };
  if (TABLE.test(trimmed.slice(0, 1000)))
    return {
      line: 1,
      column: 1,
      message:
        'This looks like a table of a spreadsheet, not like JSON. A feed is a JSON object that begins with { "orgfeed": "1.0"; what is a row here is an object in its `organizations` there.',
    };
  if (hasTower(text)) return { line: 1, column: 1, message: 'It is nested more deeply than any feed.' };
  let fault: SyntaxFault | undefined;
  visit(text, {
    onError(code, offset, length, line, column) {
      fault ??= { line: line + 1, column: column + 1, message: sayFault(text, offset, length, words[printParseErrorCode(code)] ?? error.message) };
    },
  }, { disallowComments: true, allowTrailingComma: false }); // prettier-ignore
  return fault ?? { line: 1, column: 1, message: error.message };
}

/** `organizations[3].name` → `organizations[3]` → `organizations` → ''. */
const outer = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));

/**
 * Where the values of paths begin; of a value that is not there the nearest around it that is. One pass over the text,
 * that goes only into what some path leads to.
 */
export function placesOf(text: string, paths: Iterable<string>): Map<string, Place> {
  const wanted = new Set<string>(['']);
  const all = new Set(paths);
  for (const path of all) for (let at = path; at; at = outer(at)) wanted.add(at);
  const found = new Map<string, Place>();
  // For each open object or list: its path, and how many entries a list has had; undefined where nothing in it matters.
  const open: { path: string; index: number }[] = [];
  let key = '';
  const pathOf = (): string => {
    const parent = open.at(-1);
    if (!parent) return '';
    if (parent.index >= 0) return `${parent.path}[${parent.index}]`;
    return parent.path ? `${parent.path}.${key}` : key;
  };
  const enter = (line: number, column: number): string | undefined => {
    const path = pathOf();
    if (!wanted.has(path)) return undefined;
    // Of two fields of one name the last is read, and nothing of the first.
    if (found.has(path))
      for (const other of found.keys())
        if (other.startsWith(path) && /^[.[]/.test(other.slice(path.length))) found.delete(other);
    found.set(path, { line: line + 1, column: column + 1 });
    return path;
  };
  const begin =
    (index: number) =>
    (_o: number, _l: number, line: number, column: number): boolean => {
      const path = enter(line, column);
      open.push({ path: path ?? '', index });
      return path !== undefined;
    };
  const end = (): void => void open.pop();
  visit(text, {
    onObjectBegin: begin(-1),
    onArrayBegin: begin(0),
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (name) => void (key = name),
    onLiteralValue: (_value, _o, _l, line, column) => void enter(line, column),
    onSeparator(character) {
      const parent = open.at(-1);
      if (character === ',' && parent && parent.index >= 0) parent.index++;
    },
  }); // prettier-ignore
  for (const path of all)
    for (let at = path; !found.has(path); at = outer(at)) {
      const place = found.get(at);
      if (place) found.set(path, place);
      else if (!at) found.set(path, { line: 1, column: 1 });
    }
  return found;
}

/** Paths of fields whose name comes again in the same object: JSON.parse says nothing of them. */
export function repeatedFields(text: string): string[] {
  const repeated = new Set<string>();
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(name, _o, _l, _line, _column, parent) {
      const names = open.at(-1)!;
      if (names.size < names.add(name).size) return;
      const path = [...parent(), name].map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
      repeated.add(path.slice(1));
    },
  });
  return [...repeated];
}
