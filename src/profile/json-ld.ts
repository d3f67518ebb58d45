/** One organization as schema.org JSON-LD, for search engines. */
import type { Address, Feed, Organization, Phone, Text } from '../feed/schema.ts';
import { isFax } from './contact.ts';
import { own, speakerOf } from './speaker.ts';
import { en } from './messages/en.ts';

/** Without the entries that say nothing. */
function without(entries: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name in entries) {
    const value = entries[name];
    if (value !== undefined && (!Array.isArray(value) || value.length)) result[name] = value;
  }
  return result;
}

/**
 * The organization as a schema.org `Organization`: facts by their codes, texts in the reader's language.
 * Print it with `JSON.stringify(…).replaceAll('<', '\\u003c')` where it stands in a script of a page.
 */
export function jsonLdOf(feed: Feed, organization: Organization, locale: string): Record<string, unknown> {
  const speaker = speakerOf(feed, organization, locale, en);
  const say = (text: Text | undefined): string | undefined => speaker.say(text)?.text;
  const address = ({ lines = [], po_box, locality, region, postal_code, country, formatted }: Address) => {
    const parts = without({
      streetAddress: lines.join(', ') || undefined,
      postOfficeBoxNumber: po_box,
      addressLocality: say(locality),
      addressRegion: say(region),
      postalCode: postal_code,
      addressCountry: country,
    });
    // schema.org allows text for an address, which says more than a country alone would.
    const whole = lines.length ? undefined : say(formatted);
    return whole ?? (Object.keys(parts).length ? { '@type': 'PostalAddress', ...parts } : undefined);
  };
  const number = ({ tel, display }: Phone): string | undefined => tel ?? display;
  const { phones = [], ids = {}, relations = [], areas = [], tags = [], addresses = [] } = organization;
  const fax = phones.filter(isFax);
  const related = (...kinds: string[]) =>
    relations
      .filter(({ rel }) => rel !== undefined && kinds.includes(rel))
      .map((relation) => speaker.related(relation))
      .filter((other) => other !== undefined)
      .map(({ name, url }) => without({ '@type': 'Organization', name: name.text, url }));
  const placed = addresses.find(({ lat, lon }) => lat !== undefined && lon !== undefined);
  const whole = speaker.chosen(organization.description)?.value.join('\n\n');
  const web = (value: string): boolean => /^https?:/.test(value);
  return without({
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': organization.url,
    name: say(organization.name),
    alternateName: [organization.acronym, ...(organization.alt_names ?? [])].map(say).filter(Boolean),
    legalName: say(organization.legal_name),
    description: say(organization.summary) ?? whole,
    url: organization.website ?? organization.url,
    mainEntityOfPage: organization.url,
    logo: organization.logo?.src,
    foundingDate: organization.founded,
    dissolutionDate: organization.dissolved,
    foundingLocation: organization.origin && { '@type': 'Place', name: speaker.place(organization.origin).text },
    areaServed: areas.map((code) => speaker.place(code).text),
    address: addresses.map(address).filter(Boolean),
    location: placed && {
      '@type': 'Place',
      geo: { '@type': 'GeoCoordinates', latitude: placed.lat, longitude: placed.lon },
    },
    telephone: phones
      .filter((phone) => !fax.includes(phone))
      .map(number)
      .filter(Boolean),
    faxNumber: fax.map(number).filter(Boolean),
    email: organization.emails?.map((email) => email.address),
    sameAs: [...(organization.social ?? []), ...Object.values(ids).filter(web)],
    identifier: Object.entries(ids).map(([propertyID, value]) => ({ '@type': 'PropertyValue', propertyID, value })),
    knowsAbout: tags.map((id) => speaker.term('tags', id).text),
    additionalType: organization.type && own(feed.types, organization.type)?.same_as?.[0],
    parentOrganization: related('parent'),
    subOrganization: related('child'),
    member: related('member'),
    memberOf: related('member-of'),
  });
}
