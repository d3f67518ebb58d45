/** Records and feeds as they are published: nothing confidential (the reader left it out), every link whole. */
import type { Feed, Organization, Relation, Term, Text } from '../feed/schema.ts';
import { directoryTitle } from './feed-text.ts';
import { oncePerLanguage, shareUrl, type Job, type Site } from './site.ts';

/** Fields of a row in a list; the rest is in the record's own file. */
const LIST_FIELDS = [
  'id', 'name', 'acronym', 'alt_names', 'lang', 'type', 'areas', 'origin', 'founded', 'status', 'tags', 'summary',
  'logo', 'url', 'feed_url', 'updated', 'verified',
] as const; // prettier-ignore

/** Completes relations to other organizations of the feed with their names and pages, so that the record stands alone. */
export function complete(
  organization: Organization,
  others: ReadonlyMap<string, Organization>,
  folders: ReadonlyMap<string, string>,
  site: { base: string },
): Organization {
  const url = organization.url ?? shareUrl(site.base, folders.get(organization.id)!);
  const folder = folders.get(organization.id)!;
  const relations = organization.relations?.map((relation): Relation => {
    const other = relation.org === undefined ? undefined : others.get(relation.org);
    if (!other) return relation;
    return {
      ...relation,
      name: relation.name ?? other.name,
      url: relation.url ?? other.url ?? shareUrl(site.base, folders.get(other.id)!),
    };
  });
  return {
    ...organization,
    url,
    // Where the folder is not the id, the template `org_url` leads elsewhere.
    ...(folder !== organization.id && { feed_url: `${shareUrl(site.base, folder)}feed.json` }),
    ...(relations && { relations }),
  };
}

/** What stays of an organization that has left: what it was called, and who took its place. */
export function withdrawnRecord(old: Organization, successor: Relation | undefined): Organization {
  const { id, name, acronym, alt_names, lang, type, areas, origin, founded, dissolved, relations = [] } = old;
  const next = successor ?? relations.find(({ rel }) => rel === 'successor');
  const kept: Organization = { id, name, acronym, alt_names, lang, type, areas, origin, founded, dissolved };
  return { ...present(kept), status: 'withdrawn', ...(next && { relations: [next] }) };
}

/** Without fields that have no value. */
const present = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

/** The terms that a record uses, with the wider ones above them. */
function used(vocabulary: Record<string, Term> = {}, ids: readonly (string | undefined)[]) {
  const terms: Record<string, Term> = {};
  for (let id of ids)
    while (id !== undefined && Object.hasOwn(vocabulary, id) && !Object.hasOwn(terms, id)) {
      const term: Term = vocabulary[id]!;
      terms[id] = term;
      id = term.broader;
    }
  return Object.keys(terms).length ? terms : undefined;
}

/** With a title: one that has none is called as its pages call it, since cards name their source by it. */
const titled = <T extends { title?: Text | undefined }>(site: Site, feed: T): T =>
  feed.title === undefined ? { ...feed, title: directoryTitle(site, site.languages[0]!).text } : feed;

/** What the feeds of all organizations have in common: it is most of each, and written once. */
const envelopeText = oncePerLanguage((site: Site, lang): string => {
  // oxlint-disable-next-line no-unused-vars -- what leads to other records
  const { types, tags, places, next, pages, total, search, alternates, org_url, profile, ...rest } = site.feed;
  const languages = [lang, ...site.languages.filter((other) => other !== lang)];
  return JSON.stringify({ ...titled(site, rest), orgfeed: '1.0', languages }).slice(0, -1);
});

/** The feed of one organization, which needs no other, as text: the languages of its reader first. */
export function feedOfOne(site: Site, organization: Organization, url: string, lang = site.languages[0]!): string {
  const { types, tags, places } = site.feed;
  const codes = new Set([...(organization.areas ?? []), organization.origin]);
  const named = Object.entries(places ?? {}).filter(([code]) => codes.has(code));
  const own = {
    feed_url: url,
    types: used(types, [organization.type]),
    tags: used(tags, organization.tags ?? []),
    places: named.length ? Object.fromEntries(named) : undefined,
    organizations: [organization],
  };
  return `${envelopeText(site, lang)},${JSON.stringify(own).slice(1)}`;
}

/** Bytes of all records above which the feed of the whole directory holds list fields only. */
const FULL_FEED = 2_000_000;

/** The feed of the whole directory: with everything where that is little, else rows that lead to the rest. */
export function feedOfAll(site: Site, jobs: readonly Job[]): string {
  const { next, pages, search, alternates, ...rest } = site.feed; // oxlint-disable-line no-unused-vars
  const records = jobs.filter(({ withdrawn }) => !withdrawn).map(({ organization }) => organization);
  let room = FULL_FEED;
  // Of very many nobody writes the rest only to see that it is too much.
  const full = records.every((record) => (room -= JSON.stringify(record).length) > 0);
  const head = JSON.stringify({
    ...titled(site, rest),
    orgfeed: '1.0',
    languages: site.languages,
    feed_url: `${site.base}feed.json`,
    org_url: `${site.base}organizations/{id}/feed.json`,
    profile: full ? 'full' : 'summary',
    total: records.length,
  });
  const rows = records.map((record) => JSON.stringify(full ? record : row(record)));
  return `${head.slice(0, -1)},"organizations":[\n${rows.join(',\n')}\n]}\n`;
}

function row(record: Organization): Partial<Organization> {
  const result: Partial<Organization> = present(Object.fromEntries(LIST_FIELDS.map((field) => [field, record[field]])));
  const country = record.addresses?.find((address) => address.country)?.country;
  // A list files by country: where no area and no origin says it, the address does.
  if (country && !record.areas && !record.origin) result.addresses = [{ country }];
  return result;
}

/** The feed without its records. */
export function envelopeOf(feed: Feed): Site['feed'] {
  const { organizations, ...envelope } = feed; // oxlint-disable-line no-unused-vars
  return envelope;
}
