/** How one feed speaks to one reader: texts, vocabulary terms, places, dates and links in the reader's language. */
import type { Feed, Link, Organization, Relation, Text } from '../feed/schema.ts';
import { countryName, dateName } from './intl.ts';
import type { Messages } from './messages.ts';
import { mark, phrase, sameLanguage, type Languages, type Phrase } from './text.ts';

/** A name that may lead somewhere. */
export interface Reference {
  /** What it is to the organization: « Membre de ». */
  label?: Phrase;
  name: Phrase;
  url?: string;
}

/** Own entries only: an id such as `constructor` is data. */
export const own = <T>(table: Record<string, T> | undefined, key: string | undefined): T | undefined =>
  table && key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/** An address as people write it. */
export const shortAddress = (url: string): string => url.replace(/^\w+:(\/\/)?(www\.)?/, '').replace(/\/$/, '');

export class Speaker {
  /** The language of labels: the reader's own, or English where the interface does not speak it. */
  readonly around: string;
  readonly #languages: Languages;

  constructor(
    readonly feed: Feed,
    readonly organization: Organization,
    readonly locale: string,
    readonly messages: Messages,
  ) {
    this.around = sameLanguage(messages.lang, locale) ? locale : messages.lang;
    this.#languages = this.languages(organization);
  }

  /** The order of languages for texts of a record, or of the feed itself. */
  languages(record?: { lang?: string | undefined }): Languages {
    const { feed, locale, around } = this;
    const otherwise = [record?.lang, feed.lang, ...(feed.languages ?? [])].filter((tag) => tag !== undefined);
    return { wanted: locale, around, otherwise };
  }

  /** A text of the record. */
  say(text: Text, languages?: Languages): Phrase;
  say(text: Text | undefined, languages?: Languages): Phrase | undefined;
  say(text: Text | undefined, languages = this.#languages): Phrase | undefined {
    return phrase(text, languages);
  }

  /** A text of the feed. */
  sayOfFeed(text: Text | undefined): Phrase | undefined {
    return this.say(text, this.languages());
  }

  /** A term of a vocabulary by its id; what is no id is shown as it stands. */
  term(vocabulary: 'types' | 'tags', id: string): Phrase {
    return this.sayOfFeed(own(this.feed[vocabulary], id)?.label) ?? this.say(id);
  }

  /** A place by its code: the feed's own name, else the region's or country's; of a subdivision the country's. */
  place(code: string): Phrase {
    const named = this.sayOfFeed(own(this.feed.places, code)?.label);
    if (named) return named;
    const region = own(this.messages.regions, code);
    if (region) return { text: region };
    const country = /^[A-Z]{2}\b/.test(code) ? countryName(code.slice(0, 2), this.locale) : undefined;
    return country ? mark(country, this.locale, this.around) : { text: code };
  }

  date(date: string): Phrase {
    return { text: dateName(date, this.around) };
  }

  /** A link in its own words, else in those usual for what it is, else its address. */
  link({ rel, href, label }: Link): Reference {
    const name = this.say(label) ?? { text: own(this.messages.linkNames, rel) ?? shortAddress(href) };
    return { name, url: href.replaceAll('{id}', encodeURIComponent(this.organization.id)) };
  }

  /** A related organization; undefined where the feed does not say which. */
  related({ rel, org, name, url }: Relation): Reference | undefined {
    const other = org === undefined ? undefined : this.feed.organizations.find(({ id }) => id === org);
    const said = this.say(name) ?? this.say(other?.name, this.languages(other));
    if (!said) return undefined;
    const label = own(this.messages.relationNames, rel) ?? rel;
    const address = url ?? other?.url;
    return { name: said, ...(label && { label: { text: label } }), ...(address && { url: address }) };
  }
}
