/** The parts of the markup that few cards have. */
import { html, isServer, nothing } from 'lit';
import type { Profile } from '../profile/profile.ts';
import { cardStyles } from './card-styles.ts';
import { rareStyles } from './rare-styles.ts';
import { type Content, reference, say } from './templates.ts';

/** What became of it. What a directory says in words of its own may be no reason to be warned. */
export const status = ({ status, successor, messages }: Profile): Content => {
  const isKnown = Object.values(messages.statuses ?? {}).includes(status?.text ?? '');
  return (
    status &&
    html`<p part="notice status" class=${isKnown ? 'notice' : 'notice other'}>
      ${say(status)} ${successor && reference(successor)}
    </p>`
  );
};

/** The directory's own links and notices, as the page asks for them. */
export const extras = ({ links, notices }: Profile, wanted: readonly string[]): Content[] => [
  wanted.includes('links')
    ? links[0] && html`<p part="links" class="source">${links.map((link) => html`<span>${reference(link)}</span>`)}</p>`
    : nothing,
  ...(wanted.includes('notices') ? notices : []).map(
    ({ text, link }) => html`<p part="notice" class="source"><span>${say(text)} ${link && reference(link)}</span></p>`,
  ),
];

// All cards share one style sheet.
if (!isServer) {
  const sheet = cardStyles.styleSheet!;
  for (const { cssText } of rareStyles.styleSheet!.cssRules) sheet.insertRule(cssText, sheet.cssRules.length);
}
