/**
 * What React, Vue and Svelte must know of the tags, as declarations out of the custom-elements manifest: types alone,
 * so that no framework becomes a dependency. `dist/tags.d.ts` has what they share.
 */
export function frameworkTypes(manifest) {
  const classes = manifest.modules.flatMap(({ declarations }) => declarations ?? []);
  const elements = classes.filter(({ tagName }) => tagName).sort((a, b) => a.tagName.localeCompare(b.tagName));
  const files = { tags: tagTypes(elements), react: reactTypes, vue: vueTypes, svelte: svelteTypes };
  return Object.entries(files).map(([name, text]) => [`${name}.d.ts`, `// Made by npm run build.\n${text}`]);
}

function tagTypes(elements) {
  const events = [...new Set(elements.flatMap((element) => element.events.map(({ type }) => type.text)))];
  const names = [...elements.map(({ name }) => name), ...events].sort();
  const tags = elements.map(
    (element) => `  /** ${element.description} */
  '${element.tagName}': {
    element: ${element.name};
    attributes: {
${attributesOf(element).map(field).join('')}    };
    events: { ${element.events.map(({ name, type }) => `'${name}': ${type.text}`).join('; ')} };
  };
`,
  );
  return `import type { ${names.join(', ')} } from './index.js';

/** The elements: their classes, what can be set on their tags, and their events. */
export interface OrgCardsTags {
${tags.join('')}}
/** An event's listener as a property of the tag: \`onorg-load\`. */
export type Listeners<E> = { [K in keyof E & string as \`on\${K}\`]?: ((event: E[K]) => void) | undefined };
`;
}

/** Attributes by their own names; properties that have none by theirs. `lang` is known of every tag. */
const attributesOf = ({ attributes, members }) => [
  ...attributes.filter(({ name }) => name !== 'lang'),
  ...members.filter(({ kind, attribute, static: fixed }) => kind === 'field' && !attribute && !fixed),
];
const field = ({ name, type, description }) =>
  `      /** ${description} */\n      '${name}'?: ${type.text.replace(/( \| undefined)*$/, '')} | undefined;\n`;

const reactTypes = `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Listeners, OrgCardsTags } from './tags.js';

type Tags = {
  [T in keyof OrgCardsTags]: DetailedHTMLProps<HTMLAttributes<OrgCardsTags[T]['element']>, OrgCardsTags[T]['element']> &
    OrgCardsTags[T]['attributes'] &
    Listeners<OrgCardsTags[T]['events']>;
};
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`;

const vueTypes = `import type { HTMLAttributes, PublicProps } from 'vue';
import type { OrgCardsTags } from './tags.js';

type Camel<S extends string> = S extends \`\${infer A}-\${infer B}\` ? \`\${A}\${Capitalize<Camel<B>>}\` : S;
type Listeners<E> = {
  [K in keyof E & string as \`on\${Capitalize<Camel<K>>}\`]?: ((event: E[K]) => void) | undefined;
};
type Component<T extends keyof OrgCardsTags> = new () => OrgCardsTags[T]['element'] & {
  /** @deprecated For the types alone: the element has none. */
  $props: HTMLAttributes & PublicProps & OrgCardsTags[T]['attributes'] & Listeners<OrgCardsTags[T]['events']>;
};
type Tags = { [T in keyof OrgCardsTags]: Component<T> };
declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
`;

const svelteTypes = `import type { HTMLAttributes } from 'svelte/elements';
import type { Listeners, OrgCardsTags } from './tags.js';

type Tags = {
  [T in keyof OrgCardsTags]: HTMLAttributes<OrgCardsTags[T]['element']> &
    OrgCardsTags[T]['attributes'] &
    Listeners<OrgCardsTags[T]['events']>;
};
declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
`;
