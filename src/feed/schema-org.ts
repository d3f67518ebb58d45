/**
 * schema.org's `Organization`, as it stands in pages, as a feed. Nothing is checked here: what comes out is read like
 * any other feed.
 */
import { Graph, type Node } from './linked-data.ts';
import { nameToCode } from './country-names.ts';

const ORGANIZATION =
  /(Organization|Business|Group|Team|Club|School|Service|Station|Clinic|Center|Agency|Library|Project|Union|Party)$|^(NGO|Corporation|Airline|Consortium|Cooperative|Hospital|CollegeOrUniversity|LibrarySystem|Museum|Church|Mosque|Synagogue|DiplomaticMission|Embassy|ChildCare|GovernmentOffice|PostOffice|Notary|Attorney|Dentist|Pharmacy|Preschool|Store|OnlineStore)$/;

/** Anything that may be missing; JSON leaves out what is undefined. */
type Loose = Record<string, unknown>;

interface Options {
  /** The page's address. */
  base?: string;
  /** The page's language: of the names of countries. */
  language?: string | undefined;
  /** Whether all are wanted, where `org` names none. */
  all?: boolean;
  /** Whether the only thing in the documents will do, whatever type it has. */
  anyType?: boolean;
}

/**
 * A feed of the organizations that JSON-LD documents speak of; undefined where there is none, or none that is meant.
 * @param texts the documents, as they stand in their scripts; what is no JSON is passed over
 * @param org which one: its `@id`, address, identifier or id in the feed. Without it the page's main entity, or the only one
 */
export function feedIn(
  texts: readonly string[],
  org: string | undefined,
  { base, language, all = false, anyType = false }: Options = {},
): Loose | undefined {
  const graph = new Graph(texts.flatMap(parse), base, language);
  const isOrganization = (node: Node): boolean => graph.types(node).some((type) => ORGANIZATION.test(type));
  const roots = graph.roots.filter(isOrganization);
  const things = graph.roots.filter((node) => graph.first(node, 'name'));
  let found: Node[];
  if (org)
    found = [...roots, ...graph.nodes.filter(isOrganization)].filter((node) => isNamed(node, org, graph)).slice(0, 1);
  else {
    const main = graph.roots.flatMap((root) =>
      graph.all(root, 'mainEntity', 'about').map((value) => graph.node(value)!),
    );
    const mains = main.filter((node) => node && isOrganization(node));
    found = mains.length === 1 && !all ? mains : roots.length || !anyType ? roots : things;
    if (found.length !== 1 && !all) found = [];
  }
  return found.length ? feedOf(found, graph) : undefined;
}

function parse(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .toLowerCase();

/** Out of the last word of its address, else out of its name. */
function idOf(node: Node, graph: Graph): string {
  const address = graph.string(node['@id']) ?? graph.first(node, 'url') ?? '';
  const path = URL.canParse(address) ? new URL(address).pathname + new URL(address).hash : address;
  const word = path.split(/[/#]/).findLast((part) => part && !/^(organi[sz]ation|org|index\.\w+)$/i.test(part));
  return slugOf(word ?? graph.first(node, 'name') ?? '') || 'organization';
}

function isNamed(node: Node, org: string, graph: Graph): boolean {
  const identifiers = graph
    .all(node, 'identifier')
    .map((value) => graph.first(graph.node(value), 'value') ?? graph.string(value));
  const addresses = [graph.string(node['@id']), ...graph.strings(node, 'url', 'mainEntityOfPage', 'sameAs')];
  return (
    addresses.some((address) => address && graph.absolute(address) === graph.absolute(org)) ||
    identifiers.includes(org) ||
    idOf(node, graph) === org
  );
}

function feedOf(nodes: readonly Node[], graph: Graph): Loose {
  const places: Loose = {};
  const types: Loose = {};
  const organizations = nodes.map((node) => organizationOf(node, graph, places, types));
  // The title of what has no directory around it.
  return { orgfeed: '1.0', title: 'org-cards', lang: graph.language, organizations, places, types };
}

/** A code where there is one, else a place of the feed's own with that name. */
function placeOf(value: unknown, graph: Graph, places: Loose): string | undefined {
  const node = graph.node(value);
  const name = graph.string(value);
  const country = graph.first(graph.node(node?.['address']), 'addressCountry') ?? graph.first(node, 'identifier');
  const code = nameToCode(name, graph.countries()) ?? nameToCode(country, graph.countries());
  if (code || !name) return code;
  const own = `x-${slugOf(name) || 'place'}`;
  places[own] = { label: graph.text(node, 'name') ?? name };
  return own;
}

function organizationOf(node: Node, graph: Graph, places: Loose, types: Loose): Loose {
  const all = (...keys: string[]): unknown[] => graph.all(node, ...keys);
  const names = graph.strings(node, 'alternateName');
  const acronym = names.find((name) => /^[\p{Lu}\d][^\s]{0,11}$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name));
  const same = graph.strings(node, 'sameAs');
  const points = all('contactPoint', 'contactPoints').map((value) => graph.node(value));
  return {
    id: idOf(node, graph),
    name: graph.text(node, 'name', 'legalName'),
    acronym,
    alt_names: names.filter((name) => name !== acronym),
    legal_name: graph.text(node, 'legalName'),
    type: typeOf(node, graph, types),
    summary: graph.text(node, 'disambiguatingDescription', 'slogan'),
    description: graph.text(node, 'description'),
    areas: all('areaServed', 'serviceArea').map((value) => placeOf(value, graph, places)),
    origin: all('foundingLocation').map((value) => placeOf(value, graph, places))[0],
    founded: day(graph.first(node, 'foundingDate')),
    dissolved: day(graph.first(node, 'dissolutionDate')),
    tags: [
      ...new Set([
        ...graph.strings(node, 'knowsAbout'),
        ...graph.strings(node, 'keywords').flatMap((words) => words.split(/\s*,\s*/)),
      ]),
    ],
    logo: [...all('logo'), ...all('image')].map((value) => logoOf(value, graph))[0],
    addresses: addressesOf(node, graph),
    phones: [node, ...points].flatMap((point) =>
      phonesOf(point, graph, point === node ? undefined : graph.text(point, 'contactType', 'name')),
    ),
    emails: [node, ...points].flatMap((point) =>
      graph.strings(point, 'email').map((address) => ({
        address: address.replace(/^mailto:/i, ''),
        label: point === node ? undefined : graph.text(point, 'contactType', 'name'),
      })),
    ),
    website: graph.first(node, 'url'),
    url: graph.first(node, 'mainEntityOfPage'),
    social: same.filter((address) => !register(address)),
    hours: graph.strings(node, 'openingHours').join(', '),
    relations: Object.entries({
      parentOrganization: 'parent',
      subOrganization: 'child',
      department: 'child',
      memberOf: 'member-of',
      member: 'member',
    }).flatMap(([key, rel]) =>
      all(key).map((value) => ({
        rel,
        name: graph.text(graph.node(value), 'name') ?? graph.string(value),
        url: graph.first(graph.node(value), 'url', '@id'),
      })),
    ),
    ids: idsOf(node, graph, same),
  };
}

/** What its own text says, else what is said of its type in schema.org. */
function typeOf(node: Node, graph: Graph, types: Loose): string | undefined {
  const own = graph.strings(node, 'additionalType').find((type) => !/^\w+:/.test(type));
  if (own) return own;
  const type = graph
    .types(node)
    .find((name) => /^[A-Za-z]+$/.test(name) && !/^(Organization|Thing|Place|LocalBusiness)$/.test(name));
  if (!type) return undefined;
  const words = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  types[type] = {
    label: { en: words[0] + words.slice(1).replace(/ [A-Z](?=[a-z])/g, (start) => start.toLowerCase()) },
  };
  return type;
}

const day = (date: string | undefined): string | undefined => date?.replace(/T.*/, '');

function logoOf(value: unknown, graph: Graph): Loose {
  const node = graph.node(value);
  const size = (key: string): number | undefined => {
    const [first] = graph.all(node, key);
    return Number.parseInt(graph.first(graph.node(first), 'value') ?? graph.string(first) ?? '', 10) || undefined;
  };
  return {
    src: graph.first(node, 'contentUrl', 'url', '@id') ?? graph.string(value),
    alt: graph.text(node, 'caption'),
    width: size('width'),
    height: size('height'),
  };
}

/** Of the organization itself and of its places; where a place is known without its address, that of the organization. */
function addressesOf(node: Node, graph: Graph): Loose[] {
  const places = [node, ...graph.all(node, 'location').map((value) => graph.node(value) ?? { address: value })];
  const found = new Map<string, Loose>();
  for (const place of places) {
    const geo = graph.node(graph.all(place, 'geo')[0]);
    const [lat, lon] = ['latitude', 'longitude'].map((key) => Number(graph.first(geo, key) ?? NaN));
    const point = Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : undefined;
    const written = graph.all(place, 'address');
    for (const value of written) {
      const address = addressOf(value, graph);
      const key = JSON.stringify(address);
      found.set(key, { ...address, ...found.get(key), ...point });
    }
    const [first] = found.values();
    if (!written.length && first && point && !('lat' in first)) Object.assign(first, point);
  }
  return [...found.values()];
}

function addressOf(value: unknown, graph: Graph): Loose {
  const node = graph.node(value);
  if (!node) return { formatted: graph.string(value) };
  const country = graph.first(node, 'addressCountry');
  const code = nameToCode(country, graph.countries());
  const region = [graph.first(node, 'addressRegion'), code ? undefined : country].filter(Boolean).join(', ');
  return {
    lines: graph.strings(node, 'streetAddress').flatMap((street) => street.split(/\s*\n\s*/)),
    po_box: graph.first(node, 'postOfficeBoxNumber'),
    locality: graph.text(node, 'addressLocality'),
    region,
    postal_code: graph.first(node, 'postalCode'),
    country: code,
  };
}

function phonesOf(point: Node | undefined, graph: Graph, label: unknown): Loose[] {
  const numbers = (key: string, type?: string): Loose[] =>
    graph.strings(point, key).map((number) => {
      const display = number.replace(/^tel:/i, '');
      return { display, tel: /^\s*\+/.test(display) ? display : undefined, type, label };
    });
  return [...numbers('telephone'), ...numbers('faxNumber', 'fax')];
}

const register = (address: string): string | undefined =>
  /^https?:\/\/(?:www\.)?(ror|wikidata)\.org\//i.exec(address)?.[1]?.toLowerCase();

function idsOf(node: Node, graph: Graph, same: readonly string[]): Loose {
  const ids: Loose = {};
  for (const value of graph.all(node, 'identifier')) {
    const property = graph.node(value);
    const scheme = slugOf((graph.first(property, 'propertyID', 'name') ?? '').replace(/^https?:\/\//, ''));
    const text = graph.first(property, 'value');
    if (scheme && text) ids[scheme] ??= text;
  }
  for (const [key, scheme] of [
    ['leiCode', 'lei'],
    ['vatID', 'vat'],
    ['taxID', 'tax'],
    ['duns', 'duns'],
    ['iso6523Code', 'iso6523'],
  ] as const)
    ids[scheme] ??= graph.first(node, key);
  for (const address of same) {
    const scheme = register(address);
    if (scheme) ids[scheme] ??= address;
  }
  return ids;
}
