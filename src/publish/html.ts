/** HTML as text, for files. Every value is escaped, but HTML that was made here: foreign text cannot become markup. */

/** HTML that may go into other HTML as it is. */
export class Html {
  readonly #text: string;
  /** Only `markup` and `attributes` below make one. */
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}
export type Content = Html | string | number | false | undefined | readonly Content[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** No language heaps so many marks on a letter; a letter with hundreds is wider or higher than any mail. */
const HEAP = /(\p{M}{10})\p{M}+/gu;
/** Fit for text and for quoted attributes. */
export const escape = (text: string): string =>
  // Most texts have nothing to escape, and no marks: curly quotation marks and dashes are none.
  /[&<>"']|[^\0-\u02ff\u2000-\u206f]/.test(text)
    ? text.replace(/[&<>"']/g, (character) => ENTITIES[character]!).replace(HEAP, '$1')
    : text;

const rendered = (value: Content): string => {
  if (typeof value === 'string') return escape(value);
  if (value === undefined || value === false) return '';
  if (typeof value !== 'object') return String(value);
  if (value instanceof Html) return value.toString();
  let text = '';
  for (const part of value as readonly Content[]) text += rendered(part);
  return text;
};

/** The template's own indentation is for us, not for readers. */
const outdented = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A value in an attribute stands in quotes there. (Not named `html`: formatter and linter would take it for Lit's.) */
export function markup(strings: TemplateStringsArray, ...values: Content[]): Html {
  let parts = outdented.get(strings);
  if (!parts) outdented.set(strings, (parts = strings.map((part) => part.replace(/\n\s*/g, '\n'))));
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += rendered(values[i]) + parts[i + 1]!;
  return new Html(text);
}

/** ` name="value"` for each that has a value. */
export function attributes(values: Record<string, string | number | undefined>): Html {
  let text = '';
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) text += ` ${name}="${escape(String(value))}"`;
  }
  return new Html(text);
}

const utf8 = new TextEncoder();
/** As many as the file or the mail will take. */
export const bytesOf = (content: Html | string): number => utf8.encode(String(content)).length;
