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

// Where a browser lacks what they are made of (the newest part stands for all), the children stay.
if (globalThis.CSS?.supports?.('selector(:state(a))') ?? true) {
  const taken: string[] = [];
  const isFree = (name: string, type: CustomElementConstructor): boolean => {
    const known = customElements.get(name);
    if (known && known !== type) taken.push(name);
    return !known;
  };
  if (isFree('org-card', OrgCard)) customElements.define('org-card', OrgCard);
  if (isFree('org-contact', OrgContact)) customElements.define('org-contact', OrgContact);
  if (isFree('org-directory', OrgDirectory)) customElements.define('org-directory', OrgDirectory);
  if (isFree('org-tags', OrgTags)) customElements.define('org-tags', OrgTags);
  if (taken[0]) console.warn(`org-cards: another script has defined ${taken.join(', ')} already`);
}
