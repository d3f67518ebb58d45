/** How one feed speaks to one reader: texts, vocabulary terms, places, dates and links in the reader's language. */
import { recordOf } from '../feed/records.ts';
import type { Feed, Link, Organization, Relation, Text } from '../feed/schema.ts';
import { countryLanguage, countryName, dateName } from './intl.ts';
import { fill, type Messages } from './messages.ts';
import { choose, mark, sameLanguage, type Phrase } from './text.ts';

/** A name that may lead somewhere. */
export interface Reference {
  /** What it is to the organization: « Membre de ». */
  label?: Phrase | undefined;
  name: Phrase;
  url?: string | undefined;
}

/** Own entries only: an id such as `constructor` is data. */
export const own = <T>(table: Record<string, T> | undefined, key: string | undefined): T | undefined =>
  table && key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/** An address as people write it. */
export const shortAddress = (url: string): string => url.replace(/^\w+:(\/\/)?(www\.)?/, '').replace(/\/$/, '');

export type Speaker = ReturnType<typeof speakerOf>;

/** What can be said of a feed's record to a reader. */
export function speakerOf(feed: Feed, organization: Organization, locale: string, messages: Messages) {
  /** The language of labels: the reader's own, or English where the interface does not speak it. */
  const around = sameLanguage(messages.lang, locale) ? locale : messages.lang;
  /** Languages by preference, for texts of a record or of the feed itself. */
  const order = (record?: { lang?: string | undefined }): string[] =>
    [locale, record?.lang, feed.lang, ...(feed.languages ?? []).slice(0, 50)].filter((tag) => tag !== undefined);

  /** A text or paragraphs of the record in the language that is best for the reader, with that language. */
  const chosen = <T extends string | string[]>(value: T | Record<string, T> | undefined) =>
    choose(value, order(organization));

  function say(text: Text, record?: { lang?: string | undefined }): Phrase;
  function say(text: Text | undefined, record?: { lang?: string | undefined }): Phrase | undefined;
  /** A text of the record, or of whatever else it belongs to. */
  function say(text: Text | undefined, record: { lang?: string | undefined } = organization): Phrase | undefined {
    const chosen = choose(text, order(record));
    return chosen && mark(chosen.value, chosen.lang, around);
  }

  /** A term of a vocabulary by its id; what is no id is shown as it stands. */
  const term = (vocabulary: 'types' | 'tags', id: string): Phrase =>
    say(own(feed[vocabulary], id)?.label, feed) ?? say(id);

  /** A place by its code: the feed's own name, else the region's or country's; of a subdivision the country's. */
  function place(code: string): Phrase {
    const named = say(own(feed.places, code)?.label, feed);
    if (named) return named;
    const region = own(messages.regions, code) ?? own(messages.subregions, code);
    // ZZ is no country, and only the platform thinks that it has a name. Of regions every browser can name Latin America
    // alone; a server knows the others, too, and a card must not change its words when it is taken over.
    const [known] = /^(?!ZZ)[A-Z]{2}|^419$/.exec(code) ?? [];
    const country = known && countryName(known, locale);
    return country ? mark(country, countryLanguage(locale), around) : { text: region ?? code };
  }

  /** A date, alone or in the sentence for its precision. */
  const date = (value: string, onDay = '{date}', otherwise = onDay): string =>
    fill(value.length < 10 ? otherwise : onDay, dateName(value, around));

  /** A link in its own words, else in those usual for what it is, else its address. */
  const link = ({ rel, href, label }: Link, record?: { lang?: string | undefined }): Reference => ({
    name: say(label, record) ?? { text: own(messages.linkNames, rel) ?? shortAddress(href) },
    url: href.replaceAll('{id}', encodeURIComponent(organization.id)),
  });

  /** A related organization; undefined where the feed does not say which. */
  function related({ rel, org, name, url }: Relation): Reference | undefined {
    const known = own(messages.relationNames, rel);
    const other = org === undefined ? undefined : recordOf(feed, org);
    const said = say(name) ?? say(other?.name, other);
    return (
      said && {
        name: said,
        label: known === undefined ? say(rel) : { text: known },
        url: url ?? other?.url,
      }
    );
  }

  return { feed, organization, messages, locale, around, say, chosen, term, place, date, link, related };
}
