/**
 * Templates for the scripts that foreign pages load, in place of Lit's: `html`, and what nodes are made of them.
 * There are no directives, no `?` for attributes, no holes in names, in comments or in `<style>`. An attribute is a text in
 * double quotes, or one hole without, and goes where its value is undefined; whatever is opened is closed, if only by
 * `/>`; and there are no character references. So nodes are made without the browser's parser, which takes longer, and
 * has to be allowed where a page has Trusted Types.
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

/** A hole: which of all values fills it; of an attribute its name, and whether that began with `.` (a property) or `@` (a listener). */
export type Hole = readonly [at: number, name?: string, kind?: string];

/** How many siblings further on there are holes, which, and what is inside. */
export type Step = readonly [skip: number, holes: readonly Hole[], inside: readonly Step[]];

export type Compiled = readonly [content: DocumentFragment, steps: readonly Step[]];

/** An end, a beginning with its attributes, a hole, a text. */
const TOKENS = /<\/[^>]*>|<([\w-]+)([^>]*?)(\/?)>|\0|[^<\0]+/g;
const ATTRIBUTES = /([.@]?)([^\s=]+)(?:=(?:(\0)|"([^"]*)"))?/g;

const compiled = new WeakMap<Strings, Compiled>();

/** What a template is copied from, with the way to its holes. In content they are empty texts. */
export function compile({ strings, svg }: Template): Compiled {
  let known = compiled.get(strings);
  if (known) return known;
  const content = document.createDocumentFragment();
  const markup = strings.join('\0');
  let at = 0;
  TOKENS.lastIndex = 0;
  const fill = (parent: Node, svg: boolean | undefined): Step[] => {
    const steps: Step[] = [];
    let skip = 0;
    for (let token; (token = TOKENS.exec(markup)) && !token[0].startsWith('</'); skip++) {
      const [text, tag, attributes, end] = token as unknown as [string, ...(string | undefined)[]];
      const holes: Hole[] = [];
      let inside: Step[] = [];
      let node: Node;
      if (tag) {
        const isSvg = svg || tag === 'svg';
        const element = isSvg
          ? document.createElementNS('http://www.w3.org/2000/svg', tag)
          : document.createElement(tag);
        node = element;
        attributes!.replace(ATTRIBUTES, (_, kind: string, name: string, hole, value = '') => {
          if (hole) holes.push([at++, name, kind]);
          else element.setAttribute(name, value as string);
          return '';
        });
        if (!end) inside = fill(node, isSvg);
      } else {
        node = document.createTextNode(text === '\0' ? '' : text);
        if (text === '\0') holes.push([at++]);
      }
      parent.appendChild(node);
      if (holes[0] || inside[0]) {
        steps.push([skip, holes, inside]);
        skip = 0;
      }
    }
    return steps;
  };
  compiled.set(strings, (known = [content, fill(content, svg)]));
  return known;
}
