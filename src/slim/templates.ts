/**
 * Templates for the scripts that foreign pages load, in place of Lit's: `html` and `svg`, and what markup is made of them.
 * There are no directives, no holes in names, in comments or in `<style>`, and an attribute of a template has neither `<`
 * nor `>` nor `{}` in it.
 */

export type Strings = readonly string[];

/** Takes an attribute away, and is no content. */
export const nothing = Symbol();

/** A class of our own, that nothing in a feed can pretend to be. */
export class Template {
  declare readonly strings: Strings;
  declare readonly values: readonly unknown[];
  declare readonly svg: boolean | undefined;

  constructor(strings: Strings, values: readonly unknown[], svg?: boolean) {
    this.strings = strings;
    this.values = values;
    this.svg = svg;
  }
}
export const html = (strings: Strings, ...values: unknown[]): Template => new Template(strings, values);
export const svg = (strings: Strings, ...values: unknown[]): Template => new Template(strings, values, true);

/**
 * A hole in content, or those of one attribute: which of all values is its first; of an attribute its name, whether that
 * began with `.` (a property), `@` (a listener) or `?` (there or not), and what stands around its values, where they are
 * not all of it.
 */
export type Hole = readonly [at: number, name?: string, kind?: string, around?: Strings | undefined];

/** How many siblings further on there are holes, which, and what is inside. */
export type Step = readonly [skip: number, holes: readonly Hole[], inside: readonly Step[]];

export type Compiled = readonly [content: DocumentFragment, steps: readonly Step[]];

// Under the name that pages with Trusted Types allow for Lit: what comes by here is written in our source, word by word.
const policy = (
  globalThis as unknown as {
    trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(text: string): string }): { createHTML(text: string): string };
    };
  }
).trustedTypes?.createPolicy('lit-html', { createHTML: (text) => text });

const compiled = new WeakMap<Strings, Compiled>();

/** What a template is copied from, with the way to its holes. In content they are empty texts. */
export function compile({ strings, svg }: Template): Compiled {
  let known = compiled.get(strings);
  if (known) return known;
  const template = document.createElement('template');
  const { content } = template;
  const markup = strings.reduce(
    (before, after) => before + (before.lastIndexOf('<') > before.lastIndexOf('>') ? '{}' : '<?>') + after,
  );
  const whole = svg ? `<svg>${markup}` : markup;
  // oxlint-disable-next-line no-restricted-properties -- a template
  template.innerHTML = policy ? policy.createHTML(whole) : whole;
  if (svg) content.replaceChildren(...content.firstChild!.childNodes);
  let at = 0;
  const scan = (parent: Node): readonly Step[] => {
    const steps: Step[] = [];
    let skip = 0;
    for (const node of parent.childNodes) {
      const holes: Hole[] = [];
      if (node instanceof Comment) {
        node.replaceWith('');
        holes.push([at++]);
      }
      const element = node as Element;
      for (const attribute of element.getAttributeNames?.() ?? []) {
        const around = element.getAttribute(attribute)!.split('{}');
        if (around.length < 2) continue;
        const [kind] = attribute;
        // The parser takes the capitals out of names.
        const name = kind === '.' ? /\w+(?==$)/.exec(strings[at]!)![0] : attribute.replace(/^[?@]/, '');
        holes.push([at, name, kind, around.length > 2 || around.join('') ? around : undefined]);
        at += around.length - 1;
        element.removeAttribute(attribute);
      }
      const inside = scan(node);
      if (holes[0] || inside[0]) {
        steps.push([skip, holes, inside]);
        skip = 0;
      }
      skip++;
    }
    return steps;
  };
  compiled.set(strings, (known = [content, scan(content)]));
  return known;
}
