/**
 * Templates for the scripts that foreign pages load, in place of Lit's: the same `html` and `svg`, as far as our elements
 * use them, in a quarter of the bytes. The package has Lit itself; `lit.ts` beside this says what else is left out.
 *
 * A hole in content is an empty text node, which holds a text itself and stands behind anything else. There are no
 * directives, no holes in a tag's or an attribute's name, in comments or in `<style>`, and an attribute of a template has
 * neither `<` nor `>` nor `{}` in it.
 */

/** Fills one hole, or those of one attribute, from the values of all. */
export type Update = (values: readonly unknown[]) => void;

/** Gets a node of a copy ready. @param before what stands before the copy, where that is the first in its parent */
type Bind = (node: Node, before: Node | null) => Update;

/** How many siblings further on something is to do, what, and what inside. */
type Step = readonly [skip: number, binds: readonly Bind[], inside: readonly Step[]];

type Strings = readonly string[];

/** Takes an attribute away, and is no content. */
export const nothing = Symbol();
/** In place of everything that an element draws: all stays as it is. */
export const noChange = Symbol();

/** A class of our own, that nothing in a feed can pretend to be. */
class Template {
  constructor(
    readonly strings: Strings,
    readonly values: readonly unknown[],
    readonly svg?: boolean,
  ) {}
}
export const html = (strings: Strings, ...values: unknown[]): Template => new Template(strings, values);
export const svg = (strings: Strings, ...values: unknown[]): Template => new Template(strings, values, true);

// Under the name that pages with Trusted Types allow for Lit: what comes by here is written in our source, word by word.
const policy = (
  globalThis as unknown as {
    trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string };
    };
  }
).trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });

const templates = new WeakMap<Strings, readonly [DocumentFragment, readonly Step[]]>();

function compile({ strings, svg }: Template): readonly [DocumentFragment, readonly Step[]] {
  const template = document.createElement('template');
  const { content } = template;
  const markup = strings.reduce(
    (before, after) => before + (before.lastIndexOf('<') > before.lastIndexOf('>') ? '{}' : '<?>') + after,
  );
  const whole = svg ? `<svg>${markup}` : markup;
  // oxlint-disable-next-line no-restricted-properties -- a template
  template.innerHTML = policy ? policy.createHTML(whole) : whole;
  if (svg) content.replaceChildren(...content.firstChild!.childNodes);
  let holes = 0;
  const scan = (parent: Node): readonly Step[] => {
    const steps: Step[] = [];
    let skip = 0;
    for (const node of parent.childNodes) {
      const binds: Bind[] = [];
      if (node instanceof Comment) {
        const hole = holes++;
        node.replaceWith('');
        binds.push((text, before) => place(text as Text, text.previousSibling ?? before, hole));
      }
      if (node instanceof Element)
        for (const name of node.getAttributeNames()) {
          const around = node.getAttribute(name)!.split('{}');
          if (around.length < 2) continue;
          binds.push(attribute(name, around, holes, strings[holes]!));
          holes += around.length - 1;
          node.removeAttribute(name);
        }
      const inside = scan(node);
      if (binds[0] || inside[0]) {
        steps.push([skip, binds, inside]);
        skip = 0;
      }
      skip++;
    }
    return steps;
  };
  return [content, scan(content)];
}

function bind(parent: Node, steps: readonly Step[], before: Node | null, updates: Update[]): void {
  let node = parent.firstChild!;
  for (const [skip, binds, inside] of steps) {
    for (let i = skip; i--;) node = node.nextSibling!;
    for (const bind of binds) updates.push(bind(node, before));
    if (inside[0]) bind(node, inside, null, updates);
  }
}

/** An attribute, a property (`.name`), a listener (`@name`), or an attribute that is there or not (`?name`). */
function attribute(whole: string, around: Strings, hole: number, source: string): Bind {
  const [kind] = whole;
  const name = whole.slice(1);
  const isJoined = around.length > 2 || around.join('');
  return (node) => {
    const element = node as Element & Record<string, unknown>;
    let old: unknown = nothing;
    if (kind === '@') node.addEventListener(name, (event) => typeof old === 'function' && old(event));
    return (values) => {
      const value = isJoined
        ? (around as readonly unknown[]).reduce((before, after, i) => {
            const value = values[hole + i - 1];
            return before === nothing || value === nothing
              ? nothing
              : `${before as string}${(value ?? '') as string}${after as string}`;
          })
        : values[hole];
      if (value === old) return;
      old = value;
      if (kind === '.') element[/\w+(?==$)/.exec(source)![0]] = value;
      else if (kind === '?') element.toggleAttribute(name, !!value && value !== nothing);
      else if (value === nothing) element.removeAttribute(whole);
      else if (kind !== '@') element.setAttribute(whole, (value ?? '') as string);
    };
  };
}

/** A place for content: between a node that stays (the parent's beginning, where there is none) and a text. */
export function place(text: Text, before: Node | null, hole = 0): Update {
  /** What is here: a text, the strings of a template, a node, or the updates of a list. */
  let old: unknown = '';
  let updates: Update[] | undefined;
  let texts: Text[];
  const clear = (from: Node | null): void => {
    for (let node; (node = text.previousSibling) && node !== from;) node.remove();
  };
  const change = (now: unknown): void => {
    if (typeof old === 'object') clear(before);
    else if (old !== '') text.data = '';
    old = now;
  };
  return (values) => {
    const value = values[hole];
    if (value instanceof Template) {
      let copy;
      if (value.strings !== old) {
        change(value.strings);
        let template = templates.get(value.strings);
        if (!template) templates.set(value.strings, (template = compile(value)));
        copy = document.importNode(template[0], true);
        bind(copy, template[1], before, (updates = []));
      }
      for (const update of updates!) update(value.values);
      if (copy) text.before(copy);
    } else if (Array.isArray(value)) {
      if (!updates || old !== updates) {
        texts = [];
        change((updates = []));
      }
      let last = before;
      for (let i = 0; i < value.length; i++) {
        if (!updates[i]) {
          text.before((texts[i] = new Text()));
          updates[i] = place(texts[i]!, last, i);
        }
        updates[i]!(value);
        last = texts[i]!;
      }
      updates.length = value.length;
      clear(last);
    } else if (value instanceof Node) {
      if (value !== old) {
        change(value);
        text.before(value);
      }
    } else {
      const now = value === nothing ? '' : (value ?? '');
      if (now !== old) {
        change(now);
        text.data = now as string;
      }
    }
  };
}
