/** The live card as HTML: what the element draws, in a shadow root that needs no script. It takes over in place. */
import { styles } from '../elements/base-styles.ts';
import { cardStyles } from '../elements/card-styles.ts';
import { card } from '../elements/card.ts';
import { keep } from '../elements/help.ts';
import { help } from '../elements/helps.ts';
import { rareStyles } from '../elements/rare-styles.ts';
import { extras as directoryExtras } from '../elements/rare-templates.ts';
import type { Profile } from '../profile/profile.ts';
import { attributes, Html } from './html.ts';
import { minified } from './page-styles.ts';
import { textOf } from './template.ts';

// Nothing here waits.
keep(help);

/** The style sheet of every card. It is the same everywhere, so that a policy can allow it by one hash. */
export const cardCss = minified(`${styles.cssText}${cardStyles.cssText}${rareStyles.cssText}`);

/** The name is the page's title. */
const level = 1;
const drawn = new WeakMap<Profile, string>();

/** What the element draws, without what the directory adds: a page and the page for frames show the same. */
function draw(profile: Profile): string {
  let text = drawn.get(profile);
  if (text === undefined) {
    const tags = { limit: undefined, href: undefined, follow: () => {} };
    text = textOf(card(profile, { layout: 'full', level, pictures: true, extras: [], tags }));
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
  /** Whether it stands in a frame, which its links leave. */
  framed?: boolean;
}

/** What the directory adds comes before the page's own last words. No text can hold this: its `<` are escaped. */
const FOOTER = '<slot name="footer">';

/** `<org-card>` with its content. */
export function cardHtml(profile: Profile, { extras = [], around, children, framed }: CardChoice): Html {
  const plain = draw(profile);
  const content = framed ? plain.replaceAll('<a ', '<a target="_top" ') : plain;
  const whole = extras.length
    ? content.replace(FOOTER, () => `${textOf(directoryExtras(profile, extras))}${FOOTER}`)
    : content;
  const { id, lang, dir } = profile;
  const frame = attributes({ class: 'frame', ...(lang !== around && { lang, dir }) });
  const element = attributes({ org: id, 'heading-level': level, extras: extras.join(' ') || undefined });
  return new Html(
    `<org-card${element}><template shadowrootmode="open"><style>${cardCss}</style>` +
      `<div${frame}>${whole}</div></template>${children ?? ''}</org-card>`,
  );
}
