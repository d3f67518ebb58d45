/** The live card as HTML: what the element draws, in a shadow root that needs no script. It takes over in place. */
import './node-20.ts';
import { render, type ElementRenderer } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { styles } from '../elements/base-styles.ts';
import { cardStyles } from '../elements/card-styles.ts';
import { card, type Layout } from '../elements/card.ts';
import type { Profile } from '../profile/profile.ts';
import { attributes, Html } from './html.ts';
import { minified } from './page-styles.ts';

/** The style sheet of every card. It is the same everywhere, so that a policy can allow it by one hash. */
export const cardCss = minified(`${styles.cssText}${cardStyles.cssText}`);

/** What Lit leaves for itself; no comment of the feed's can be among them, since its `<` are escaped. */
const MARKS = /<!--\/?lit-(part|node)[^>]*-->|<\?>/g;

/** Slots have to be in an element. Only its template is drawn here: an instance for each card would be made for nothing. */
const host = {} as ElementRenderer;

interface CardChoice {
  layout?: Layout;
  level?: number;
  /** What is added of the directory's own. */
  extras?: readonly string[];
  /** Language of the page around. */
  around: string;
  /** Attributes of the element. */
  attributes: Record<string, string | number | undefined>;
  /** Children of the element: its data, its fallback. */
  children?: Html;
}

/** `<org-card>` with its content. */
export function cardHtml(profile: Profile, choice: CardChoice): Html {
  const { layout = 'full', level, around } = choice;
  const template = card(profile, {
    layout,
    level,
    pictures: true,
    extras: choice.extras ?? [],
    tags: { limit: undefined, href: undefined, follow: () => {} },
  });
  const drawn = collectResultSync(render(template, { customElementHostStack: [host] })).replace(MARKS, '');
  const { lang, dir } = profile;
  const frame = attributes({ class: 'frame', ...(lang !== around && { lang, dir }) });
  const all = attributes({
    layout: layout === 'full' ? undefined : layout,
    'heading-level': level,
    ...choice.attributes,
  });
  return new Html(
    `<org-card${all}><template shadowrootmode="open"><style>${cardCss}</style>` +
      `<div${frame}>${drawn}</div></template>${choice.children ?? ''}</org-card>`,
  );
}
