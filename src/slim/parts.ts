/**
 * What fills the holes of templates, and changes no more than has changed. A hole in content is a text, which holds a text
 * itself and stands behind anything else.
 */
import { compile, nothing, Template, type Hole, type Step } from './templates.ts';

interface Part {
  /** What holds its text. */
  readonly text?: Text;
  /** @param values those of all holes */
  put(values: readonly unknown[]): void;
}

/** An attribute, a property or a listener. */
class Attribute implements Part {
  declare readonly node: Element;
  declare readonly hole: Hole;
  old: unknown = nothing;

  constructor(node: Element, hole: Hole) {
    this.node = node;
    this.hole = hole;
    const [, name, kind] = hole;
    if (kind === '@') node.addEventListener(name!, this);
  }

  handleEvent(event: Event): void {
    (this.old as Function | undefined)?.call?.(this.node, event);
  }

  put(values: readonly unknown[]): void {
    const { node } = this;
    const [at, name, kind] = this.hole as Required<Hole>;
    const value = values[at] ?? nothing;
    if (value === this.old) return;
    this.old = value;
    if (kind === '.') (node as unknown as Record<string, unknown>)[name] = value;
    else if (value === nothing) node.removeAttribute(name);
    else if (kind !== '@') node.setAttribute(name, value as string);
  }
}

/** A place for content, between a node that stays (without one the parent's beginning) and a text. */
export class Place implements Part {
  declare readonly text: Text;
  declare readonly before: Node | null;
  declare readonly at: number;
  /** What is here: a text, the strings of a template, a node, or the places of a list. */
  old: unknown = '';
  parts: Part[] = [];

  constructor(text: Text, before: Node | null, at: number) {
    this.text = text;
    this.before = before;
    this.at = at;
  }

  put(values: readonly unknown[]): void {
    const { text, before } = this;
    const value = values[this.at];
    if (value instanceof Template) {
      let copy;
      // A translator puts elements of its own in the place of texts: then all around them is made anew.
      if (value.strings !== this.old || this.parts.some(({ text }) => text?.parentNode === null)) {
        this.change(value.strings);
        const [content, steps] = compile(value);
        copy = content.cloneNode(true);
        find(copy, steps, before, (this.parts = []));
      }
      for (const part of this.parts) part.put(value.values);
      if (copy) text.before(copy);
    } else if (Array.isArray(value)) {
      if (this.parts !== this.old) this.change((this.parts = []));
      const places = this.parts as Place[];
      let last = before;
      for (let i = 0; i < value.length; i++) {
        if (!places[i]) {
          const own = document.createTextNode('');
          text.before(own);
          places[i] = new Place(own, last, i);
        }
        places[i]!.put(value);
        last = places[i]!.text;
      }
      if (places.length > value.length) this.clear(last);
      places.length = value.length;
    } else if ((value as Node | null | undefined)?.nodeType) {
      if (value === this.old) return;
      this.change(value);
      text.before(value as Node);
    } else {
      const now = value === nothing ? '' : (value ?? '');
      if (now === this.old) return;
      this.change(now);
      text.data = now as string;
    }
  }

  change(now: unknown): void {
    if (typeof this.old === 'object') this.clear(this.before);
    else if (this.old !== '') this.text.data = '';
    this.old = now;
  }

  clear(from: Node | null): void {
    for (let node; (node = this.text.previousSibling) && node !== from;) node.remove();
  }
}

/** Makes the parts of a copy. @param before what will stand before it, where the way leads through its first node */
function find(parent: Node, steps: readonly Step[], before: Node | null, parts: Part[]): void {
  let node = parent.firstChild!;
  for (const [skip, holes, inside] of steps) {
    for (let i = skip; i--;) node = node.nextSibling!;
    for (const hole of holes)
      parts.push(
        hole[1]
          ? new Attribute(node as Element, hole)
          : new Place(node as Text, node.previousSibling ?? before, hole[0]),
      );
    if (inside[0]) find(node, inside, null, parts);
  }
}
