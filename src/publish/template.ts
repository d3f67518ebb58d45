/**
 * Lit's templates as text. @lit-labs/ssr can do more (elements within, directives, hydration) and takes five times as
 * long, which was a fifth of all publishing; the tests compare the two.
 */
import { escape } from './html.ts';

/** Lit's mark of what is not there, and its results: both are part of what Lit promises. */
const NOTHING = Symbol.for('lit-nothing');
interface Template {
  strings: TemplateStringsArray;
  values: unknown[];
}

/** By what Lit itself knows them: no JSON has an array with `raw`. */
const isTemplate = (value: object): value is Template =>
  '_$litType$' in value && Object.hasOwn((value as unknown as Template).strings, 'raw');

/** What stands where a value goes: content, or an attribute of this name with as many values as it has. */
interface Place {
  /** Markup before it. */
  before: string;
  attribute?: { name: string; kind: string; texts: string[] };
}
interface Plan {
  places: Place[];
  after: string;
}

/** The end of a text whose value is an attribute's: space, `.` `?` or `@`, name, quote, and what the attribute begins with. */
const ATTRIBUTE = /\s+([.?@]?)([^\s"'>=/]+)=(["']?)([^"']*)$/;

const plans = new WeakMap<TemplateStringsArray, Plan>();

function planOf(strings: TemplateStringsArray): Plan {
  const places: Place[] = [];
  let text = strings[0]!;
  let isTag = false;
  for (let i = 1; i < strings.length; i++) {
    // A tag is open where its last `<` has no `>` yet: no attribute that stands in a template has one of them in it.
    isTag = text.lastIndexOf('<') > text.lastIndexOf('>') || (isTag && !text.includes('>'));
    const [ending, kind, name, quote, first] = (isTag && ATTRIBUTE.exec(text)) || [];
    if (ending === undefined) {
      places.push({ before: text });
      text = strings[i]!;
      continue;
    }
    const texts = [first!];
    let next = strings[i]!;
    if (quote) {
      // Up to the quote that ends it there may be more values.
      while (!next.includes(quote)) {
        texts.push(next);
        next = strings[++i]!;
      }
      const end = next.indexOf(quote);
      texts.push(next.slice(0, end));
      next = next.slice(end + 1);
    } else texts.push('');
    places.push({ before: text.slice(0, -ending.length), attribute: { name: name!, kind: kind!, texts } });
    text = next;
  }
  return { places, after: text };
}

/** Listeners are for browsers; so are properties, but for the style, which is text as an attribute too. */
function attributeOf(
  { name, kind, texts }: Required<Place>['attribute'],
  values: readonly unknown[],
  at: number,
): string {
  if (kind === '@' || (kind === '.' && (name !== 'style' || !values[at]))) return '';
  if (kind === '?') return values[at] && values[at] !== NOTHING ? ` ${name}` : '';
  let text = texts[0]!;
  for (let i = 1; i < texts.length; i++) {
    const value = values[at + i - 1];
    if (value === NOTHING) return '';
    text += escape(String(value ?? '')) + texts[i]!;
  }
  return ` ${name}="${text}"`;
}

/**
 * What has been drawn. In a browser each value is a text node of its own, and letters of two nodes stand some
 * sixty-fourth of a pixel from where those of one stand: a comment divides them here too, so that nothing moves when the
 * element takes over.
 */
interface Drawing {
  text: string;
  /** The end of it. */
  last: string;
}

/** @param node whether it begins a node of its own */
function add(drawing: Drawing, text: string, node: boolean): void {
  if (!text) return;
  if (node && !drawing.last.endsWith('>') && !text.startsWith('<')) drawing.text += '<!---->';
  drawing.text += text;
  drawing.last = text;
}

/** What Lit would draw. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === NOTHING) return '';
  if (typeof value !== 'object') return escape(String(value));
  if (isTemplate(value)) return templateText(value);
  if (!(Symbol.iterator in value)) throw new TypeError('Only texts, templates and lists of them can be drawn as text.');
  const drawing: Drawing = { text: '', last: '>' };
  for (const item of value as Iterable<unknown>) add(drawing, textOf(item), true);
  return drawing.text;
}

function templateText({ strings, values }: Template): string {
  let plan = plans.get(strings);
  if (!plan) plans.set(strings, (plan = planOf(strings)));
  const drawing: Drawing = { text: '', last: '>' };
  let at = 0;
  let isNode = false;
  for (const { before, attribute } of plan.places) {
    add(drawing, before, isNode);
    isNode = !attribute;
    if (attribute) {
      add(drawing, attributeOf(attribute, values, at), false);
      at += attribute.texts.length - 1;
    } else add(drawing, textOf(values[at++]), true);
  }
  add(drawing, plan.after, isNode);
  return drawing.text;
}
