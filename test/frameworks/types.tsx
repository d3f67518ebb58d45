/** What the compiler must accept and refuse; it is never run. */
import type { OrgCard } from 'org-cards';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

export const react = [
  <org-card
    feed="/feed.json"
    layout="compact"
    heading-level={2}
    className="mine"
    ref={(element: OrgCard | null) => element?.reload()}
    onorg-error={({ reason, status }) => [reason satisfies string, status]}
  />,
  <org-directory url-state="hash" onorg-search={({ query }) => query satisfies string} />,
  // @ts-expect-error -- no such layout
  <org-card layout="round" />,
  // @ts-expect-error -- no such attribute
  <org-tags colour="red" />,
  // @ts-expect-error -- an event of others
  <org-card onorg-load={(event: MouseEvent) => event.button} />,
];

type Props<T extends keyof GlobalComponents> = GlobalComponents[T] extends new () => { $props: infer P } ? P : never;
export const vue: Props<'org-card'>[] = [
  {
    feed: '/feed.json',
    layout: 'compact',
    'heading-level': 2,
    class: 'mine',
    onOrgLoad: ({ organization }) => organization?.id,
  },
  // @ts-expect-error -- no such layout
  { layout: 'round' },
];

export const svelte: SvelteHTMLElements['org-card'][] = [
  {
    feed: '/feed.json',
    layout: 'compact',
    'heading-level': 2,
    class: 'mine',
    'onorg-load': ({ organization }) => organization?.id,
  },
  // @ts-expect-error -- no such layout
  { layout: 'round' },
];
