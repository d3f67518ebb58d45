/** The live card as HTML: what the element draws, in a shadow root that needs no script. It takes over in place. */
import { render, type ElementRenderer } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { styles } from '../elements/base-styles.ts';
import { cardStyles } from '../elements/card-styles.ts';
import { card } from '../elements/card.ts';
import { extras as directoryExtras } from '../elements/templates.ts';
import type { Profile } from '../profile/profile.ts';
import { attributes, Html } from './html.ts';
import { minified } from './page-styles.ts';

/** The style sheet of every card. It is the same everywhere, so that a policy can allow it by one hash. */
export const cardCss = minified(`${styles.cssText}${cardStyles.cssText}`);

/** What Lit leaves for itself; no comment of the feed's can be among them, since its `<` are escaped. */
const MARKS = /<!--\/?lit-(part|node)[^>]*-->|<\?>/g;

/** Slots have to be in an element. Only its template is drawn here: an instance for each card would be made for nothing. */
const host = {} as ElementRenderer;

const rendered = (value: unknown): string =>
  collectResultSync(render(value, { customElementHostStack: [host] })).replace(MARKS, '');

/** The name is the page's title. */
const level = 1;
const drawn = new WeakMap<Profile, string>();

/** What the element draws, without what the directory adds: a page and the page for frames show the same. */
function draw(profile: Profile): string {
  let text = drawn.get(profile);
  if (text === undefined) {
    const tags = { limit: undefined, href: undefined, follow: () => {} };
    text = rendered(card(profile, { layout: 'full', level, pictures: true, extras: [], tags }));
    drawn.set(profile, text);
  }
  return text;
}

interface CardChoice {
  /** What is added of the directory's own. */
  extras?: readonly string[];
  /** Language of the page around. */
  around: string;
  /** Children of the element: its data. */
  children?: Html;
}

/** What the directory adds comes before the page's own last words. No text can hold this: its `<` are escaped. */
const FOOTER = '<slot name="footer">';

/** `<org-card>` with its content. */
export function cardHtml(profile: Profile, { extras = [], around, children }: CardChoice): Html {
  const content = draw(profile);
  const whole = extras.length
    ? content.replace(FOOTER, () => `${rendered(directoryExtras(profile, extras))}${FOOTER}`)
    : content;
  const { id, lang, dir } = profile;
  const frame = attributes({ class: 'frame', ...(lang !== around && { lang, dir }) });
  const element = attributes({ org: id, 'heading-level': level, extras: extras.join(' ') || undefined });
  return new Html(
    `<org-card${element}><template shadowrootmode="open"><style>${cardCss}</style>` +
      `<div${frame}>${whole}</div></template>${children ?? ''}</org-card>`,
  );
}
