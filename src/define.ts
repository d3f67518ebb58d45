/** Defines the elements. A name that is taken already is left to whoever has it. */
import { OrgCard } from './elements/org-card.ts';
import { OrgContact } from './elements/org-contact.ts';
import { OrgDirectory } from './elements/org-directory.ts';
import { OrgTags } from './elements/org-tags.ts';

declare global {
  interface HTMLElementTagNameMap {
    'org-card': OrgCard;
    'org-contact': OrgContact;
    'org-directory': OrgDirectory;
    'org-tags': OrgTags;
  }
}

const all = { 'org-card': OrgCard, 'org-contact': OrgContact, 'org-directory': OrgDirectory, 'org-tags': OrgTags };

// Where a browser lacks what they are made of (the newest part stands for all), the children stay.
if (globalThis.CSS?.supports?.('selector(:state(a))') ?? true) {
  const taken = Object.entries(all).flatMap(([name, type]) => {
    const known = customElements.get(name);
    if (!known) customElements.define(name, type);
    return known && known !== type ? name : [];
  });
  if (taken[0]) console.warn(`org-cards: another script has defined ${taken.join(', ')} already`);
}
