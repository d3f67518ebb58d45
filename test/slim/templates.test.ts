/**
 * The stand-in for Lit's templates draws what Lit draws: any template, any values, one drawing after the other, and
 * every element that Lit keeps stays.
 */
import { expect } from '@open-wc/testing';
import * as lit from 'lit';
import { Place } from '../../src/slim/parts.ts';
import { svg } from '../../src/slim/svg.ts';
import * as slim from '../../src/slim/templates.ts';
import * as fc from '../seeded.ts';

type Values = readonly unknown[];
/** Makes a result of either library, and whatever of it stands in its values. */
type Make = (engine: Engine) => unknown;

interface Engine {
  html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  svg: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  nothing: symbol;
  /** Draws into a root of its own. */
  draw: (result: unknown) => void;
  root: ShadowRoot;
  /** What the listeners heard. */
  heard: unknown[];
}

const newRoot = (): ShadowRoot => document.createElement('div').attachShadow({ mode: 'open' });

function withLit(): Engine {
  const root = newRoot();
  const { html, svg, nothing } = lit;
  return { html, svg, nothing, root, heard: [], draw: (result) => lit.render(result, root) };
}

function withSlim(): Engine {
  const root = newRoot();
  const [before, text] = [new Text(), new Text()];
  root.append(before, text);
  const place = new Place(text, before, 0);
  const { html, nothing } = slim;
  return { html, svg, nothing, root, heard: [], draw: (result) => place.put([result]) } as Engine;
}

/** Strings of a template with a kind of value for each hole between them. */
interface Shape {
  strings: TemplateStringsArray;
  holes: ('child' | 'attribute' | 'property' | 'listener')[];
}

const words = fc.stringMatching(/^[a-z \n.,/é😀-]{0,6}$/u);
interface Attribute {
  name: string;
  strings: string[];
  kind: Shape['holes'][number];
}
const attribute: fc.Arbitrary<Attribute> = fc.oneof(
  fc.record<Attribute>({
    name: fc.constantFrom('title', 'class', 'data-a', 'aria-label', 'lang'),
    strings: fc.oneof(
      fc.constant<string[]>(['', '']),
      words.map((text) => [text]),
    ),
    kind: fc.constant('attribute'),
  }),
  fc.constantFrom<Attribute>(
    { name: '.tabIndex', strings: ['', ''], kind: 'property' },
    { name: '.anyThing', strings: ['', ''], kind: 'property' },
    { name: '@some-event', strings: ['', ''], kind: 'listener' },
  ),
);

/** Markup as a list: strings between holes, and the holes. */
type Markup = (string | Shape['holes'][number])[];
const { nodes } = fc.letrec<{ nodes: Markup; node: Markup; element: Markup }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 3 }).map((list) => list.flat()),
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    words.map((text): Markup => [text]),
    fc.constant<Markup>(['child' as const]),
    tie('element'),
  ),
  element: fc
    .record({
      tag: fc.constantFrom('div', 'span', 'b', 'ul', 'input', 'x-unknown'),
      attributes: fc.uniqueArray(attribute, { maxLength: 2, selector: ({ name }) => name }),
      inside: tie('nodes'),
    })
    .map(({ tag, attributes, inside }): Markup => {
      const written = attributes.flatMap(({ name, strings, kind }) => {
        const bare = strings.join() === ',';
        const value = strings.flatMap((text, i): Markup => (i ? [kind, text] : [text]));
        return bare ? [` ${name}=`, kind] : [` ${name}="`, ...value, '"'];
      });
      return tag === 'input' ? [`<${tag}`, ...written, ' />'] : [`<${tag}`, ...written, '>', ...inside, `</${tag}>`];
    }),
}));

const kinds = new Set(['child', 'attribute', 'property', 'listener']);
const shape: fc.Arbitrary<Shape> = nodes
  .filter((markup) => markup.filter((piece) => kinds.has(piece)).length < 6)
  .map((markup) => {
    const strings = [''];
    const holes: Shape['holes'] = [];
    for (const piece of markup)
      if (kinds.has(piece)) {
        holes.push(piece as Shape['holes'][number]);
        strings.push('');
      } else strings.push(strings.pop()! + piece);
    return { strings: Object.assign(strings, { raw: strings }), holes };
  });

const always =
  (value: unknown): Make =>
  () =>
    value;
const primitive = fc.oneof(
  fc
    .oneof(words, fc.constantFrom('<b>', '&amp;', '{}', '<?>', '', 'constructor'), fc.integer(), fc.boolean())
    .map(always),
  fc.constantFrom<Make>(always(undefined), always(null), ({ nothing }) => nothing),
);
/** Lit would write an attribute without a value for what is undefined, and ours takes it away. */
const attributeValue = primitive.map(
  (make): Make =>
    (engine) =>
      make(engine) ?? engine.nothing,
);
const listeners = [1, 2].map(
  (number): Make =>
    ({ heard }) =>
    (event: Event) =>
      heard.push(number, event.type),
);
const listener = fc.constantFrom<Make>(...listeners, always(undefined), always(null), ({ nothing }) => nothing);

/** Something for each hole, of templates out of these. */
const content = (shapes: Shape[], depth: number): fc.Arbitrary<Make> => {
  if (!depth) return primitive;
  const inner = content(shapes, depth - 1);
  return fc.oneof(
    { withCrossShrink: true },
    primitive,
    fc.array(inner, { maxLength: 3 }).map(
      (list): Make =>
        (engine) =>
          list.map((make) => make(engine)),
    ),
    result(shapes, inner),
  );
};
const result = (shapes: Shape[], child: fc.Arbitrary<Make>): fc.Arbitrary<Make> =>
  fc.constantFrom(...shapes).chain(({ strings, holes }) => {
    const fill = {
      child,
      attribute: attributeValue,
      property: fc.constantFrom(0, 1, 7).map(always),
      listener,
    };
    return fc.tuple(...holes.map((kind) => fill[kind])).map(
      (values): Make =>
        (engine) =>
          engine.html(strings, ...values.map((make) => make(engine))),
    );
  });

/** Some templates, and drawings of them one after the other. */
const drawings = fc
  .array(shape, { minLength: 1, maxLength: 4 })
  .chain((shapes) => fc.array(result(shapes, content(shapes, 2)), { minLength: 1, maxLength: 4 }));

/** The tree without what only a library needs: comments and empty texts. */
function seen(node: Node): unknown {
  if (node instanceof Text) return node.data;
  const list: unknown[] = [];
  for (const child of node.childNodes) {
    const tree = child instanceof Comment ? '' : seen(child);
    if (typeof tree === 'string' && typeof list.at(-1) === 'string') list.push((list.pop() as string) + tree);
    else if (tree !== '') list.push(tree);
  }
  if (!(node instanceof Element)) return list;
  const { localName, tabIndex, anyThing } = node as HTMLElement & { anyThing?: unknown };
  const attributes = node
    .getAttributeNames()
    .toSorted()
    .map((name) => `${name}=${node.getAttribute(name)}`);
  return { localName, tabIndex, anyThing, attributes, list };
}
const elementsOf = ({ root }: Engine): Element[] => [...root.querySelectorAll('*')];

function both(list: readonly Make[]): void {
  const [theirs, ours] = [withLit(), withSlim()];
  let before: Element[][] = [[], []];
  for (const make of list) {
    for (const engine of [theirs, ours]) engine.draw(make(engine));
    expect(seen(ours.root)).to.deep.equal(seen(theirs.root));
    const now = [theirs, ours].map(elementsOf);
    const kept = now.map((elements, i) => elements.map((element) => before[i]!.indexOf(element)));
    expect(kept[1], 'the elements that were there before').to.deep.equal(kept[0]);
    for (const elements of now) for (const element of elements) element.dispatchEvent(new Event('some-event'));
    expect(ours.heard).to.deep.equal(theirs.heard);
    before = now;
  }
}

it('draws any templates as Lit does, one after the other', () => {
  fc.assert(fc.property(drawings, both), { numRuns: 500 });
});

/** What our elements have besides, and what no random markup has. */
const special: Record<string, Make[]> = {
  'rows of a table': [0, 3, 1, 2].map(
    (n) =>
      ({ html }) =>
        html`<table>
          <tbody>
            ${Array.from(
              { length: n },
              (_, i) =>
                html`<tr id=${i}>
                    ${[1, 2].map((at) => html`<td>${at * n}</td>`)}
                  </tr>
                  ${
                    i
                      ? html`<tr>
                          <th>${n}</th>
                        </tr>`
                      : ''
                  }`,
            )}
          </tbody>
        </table>`,
  ),
  'a choice': ['a', 'b', 'a'].map(
    (chosen) =>
      ({ html }) =>
        html`<select>
          ${['a', 'b'].map((value) => html`<option value=${value} .selected=${value === chosen}>${value}</option>`)}
        </select>`,
  ),
  drawings: [1, 2].map(
    (n) =>
      ({ html, svg }) =>
        html`<svg viewBox=${`0 0 ${n} 9`}>
          <g>${Array.from({ length: n }, (_, i) => svg`<rect x=${i}></rect><text>${n}</text>`)}</g>
        </svg>`,
  ),
  'nodes of the caller’s own': [1, 1, 2].map((n) => ({ html }) => {
    const nodes = new DocumentFragment();
    nodes.append(document.createElement('mark'), 'x');
    return html`<p>${n === 1 ? nodes : 'text'} ${n}</p>`;
  }),
  'a heading without a tagged literal': [1, 2].map((n) => ({ html, nothing }) => {
    const strings = (levels[n] ??= Object.assign([`<h${n} part=`, ' id=', '>', `</h${n}>`], { raw: [] }) as never);
    return html(strings, 'name', n === 1 ? nothing : 'id', ['a', n]);
  }),
};
const levels: TemplateStringsArray[] = [];
for (const [name, list] of Object.entries(special)) it(`draws ${name} as Lit does`, () => both([...list, ...list]));

it('takes nothing for a template that html has not made', () => {
  const strings = Object.assign(['<img src=x>'], { raw: ['<img src=x>'] });
  const { html } = withSlim();
  const forged: Values = [
    { ['_$litType$']: 1, strings, values: [] },
    { strings, values: [], svg: false },
    JSON.parse(JSON.stringify(html`<img />`)),
    { ['_$litDirective$']: Object, values: [] },
    { nodeType: 1 },
  ];
  for (const value of forged) {
    const { root, draw } = withSlim();
    draw(html`<p title=${value}>${value}</p>`);
    expect(root.querySelector('p')!.outerHTML).to.equal('<p title="[object Object]">[object Object]</p>');
  }
});
