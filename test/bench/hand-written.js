/**
 * What the cards are measured against: the element that an able developer would write by hand for the records of
 * demo/feed.json, in English, without a library. It shows what `<org-card>` shows of them, in about the same markup and
 * style. No hostile feeds, no other languages, no layouts, no errors: it need not do what nobody asked of it.
 */
const LANG = 'en';
const collator = new Intl.Collator(LANG);
const countries = new Intl.DisplayNames(LANG, { type: 'region' });
const days = new Intl.DateTimeFormat(LANG, { dateStyle: 'long', timeZone: 'UTC' });
const regions = {
  '001': 'World',
  '002': 'Africa',
  '015': 'Northern Africa',
  '019': 'Americas',
  142: 'Asia',
  145: 'Western Asia',
  150: 'Europe',
  419: 'Latin America',
};
const relationNames = { member: 'Among its members', 'member-of': 'Member of', parent: 'Part of' };
const icons = {
  address: 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11ZM14 10a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  phone: 'M6 3h3l2 5-2 2a12 12 0 0 0 5 5l2-2 5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3Z',
  email: 'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm0 1 8 7 8-7',
  website: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18',
};
const labels = { address: 'Address', phone: 'Telephone', email: 'E-mail', website: 'Website' };

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; }
  .frame {
    --accent: light-dark(#14549c, #8fbcf7);
    --surface: light-dark(#fff, #151a20);
    --text: light-dark(#1c2228, #e7ebef);
    --muted: light-dark(#57616c, #9ca7b2);
    --line: light-dark(#dde2e7, #2a323b);
    --tint: light-dark(#eef3f9, #1c2632);
    color: var(--text);
    container-type: inline-size;
    line-height: 1.5;
    text-align: start;
  }
  * { box-sizing: border-box; }
  :where(h3, h4, p, dl, dd, ul, address) { font: inherit; margin: 0; padding: 0; }
  a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
  a:hover { text-decoration-thickness: 2px; }
  :focus-visible { border-radius: 0.2em; outline: 2px solid var(--accent); outline-offset: 2px; }
  .unseen {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 0.75em;
    display: grid;
    gap: 1.25em;
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
    padding: clamp(1em, 4cqi, 1.75em);
  }
  .head { align-items: center; display: grid; gap: 0 1em; grid-template-columns: auto minmax(0, 1fr); }
  .logo {
    background: var(--tint);
    block-size: 3.5em;
    border: 1px solid color-mix(in oklab, var(--accent) 15%, transparent);
    border-radius: 0.6em;
    color: var(--accent);
    display: grid;
    font-weight: 650;
    inline-size: 3.5em;
    letter-spacing: 0.02em;
    place-items: center;
  }
  .name { font-size: 1.375em; font-weight: 650; letter-spacing: -0.01em; line-height: 1.2; text-wrap: balance; }
  .name a { color: inherit; text-decoration: none; }
  .name a:hover { text-decoration: underline; }
  .acronym, .place, dt { color: var(--muted); }
  .acronym { font-weight: 400; }
  .place { margin-block-start: 0.15em; }
  .facts { display: flex; flex-wrap: wrap; gap: 0.75em 2.5em; }
  dt, .source { font-size: 0.8125em; }
  .facts dd { font-weight: 550; }
  .details { font-size: 0.9375em; }
  .details dd { font-weight: 400; }
  .tags { display: flex; flex-wrap: wrap; gap: 0.4em; }
  ul { list-style: none; }
  .tags > li {
    background: var(--tint);
    border: 1px solid color-mix(in oklab, var(--accent) 15%, transparent);
    border-radius: 1em;
    font-size: 0.875em;
    line-height: 1.3;
    padding: 0.25em 0.7em;
  }
  .columns { display: grid; gap: 1.25em 2.5em; grid-template-columns: minmax(0, 1fr); }
  .columns > div { align-content: start; display: grid; gap: 1.25em; }
  .title { font-weight: 650; margin-block-end: 0.5em; }
  .text { max-inline-size: 62ch; }
  .text > p { white-space: pre-line; }
  .text > p + p, details > .text { margin-block-start: 0.75em; }
  summary {
    color: var(--accent);
    cursor: pointer;
    inline-size: max-content;
    margin-block-start: 0.4em;
    padding-block: 0.2em;
  }
  .contact { align-content: start; display: grid; gap: 0.7em; }
  .contact > .title { margin: 0; }
  .row { display: grid; gap: 0.65em; grid-template-columns: 1.25em minmax(0, 1fr); }
  svg {
    block-size: 1.1em;
    color: var(--muted);
    fill: none;
    inline-size: 1.1em;
    margin-block-start: 0.2em;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.6;
  }
  .line { display: block; }
  .source {
    border-block-start: 1px solid var(--line);
    color: var(--muted);
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.5em;
    justify-content: space-between;
    padding-block-start: 0.9em;
  }
  .source a { color: inherit; }
  @container (inline-size > 42em) {
    .two { grid-template-columns: minmax(0, 1fr) minmax(15em, 18em); }
    .two > .contact { border-inline-start: 1px solid var(--line); padding-inline-start: 2em; }
  }
  @media print { .card { break-inside: avoid; } summary { display: none; } }
`);

/** The text in English, else in the first language there is. */
const say = (text) => (typeof text === 'object' ? (text[LANG] ?? Object.values(text)[0]) : text);

/** An element with a class; what is false or undefined among its children is left out. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) if (child) element.append(child);
  return element;
}

function link(url, ...children) {
  if (!url) return children[0];
  const element = make('a', '', ...children);
  element.href = url;
  return element;
}

function time(date, text) {
  const element = make('time', '', text);
  element.dateTime = date;
  return element;
}

function icon(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.ariaHidden = 'true';
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[kind]);
  svg.append(path);
  return svg;
}

const place = (code, feed) => say(feed.places[code]?.label) ?? regions[code] ?? countries.of(code.slice(0, 2));

const initials = (name) =>
  name
    .match(/\p{Lu}/gu)
    ?.slice(0, 2)
    .join('');

function facts(className, entries) {
  const shown = entries.filter(([, value]) => value);
  const rows = shown.map(([label, value]) => make('div', '', make('dt', '', label), make('dd', '', value)));
  return rows.length > 0 && make('dl', `facts ${className}`, ...rows);
}

function tags({ tags }, feed) {
  const labels = tags.map((tag) => say(feed.tags[tag]?.label) ?? tag).sort(collator.compare);
  const list = make('ul', 'tags', ...labels.map((label) => make('li', '', make('span', 'tag', label))));
  list.role = 'list';
  list.ariaLabel = 'Topics';
  return list;
}

const paragraphs = (texts) => make('div', 'text', ...texts.map((text) => make('p', '', text)));

function description({ description }) {
  if (!description) return undefined;
  const [first, ...rest] = [say(description)].flat();
  const folded = rest.length > 0 && make('details', '', make('summary', '', 'Read more'), paragraphs(rest));
  return make('section', '', make('h4', 'title', 'Useful information'), paragraphs([first]), folded);
}

function relations({ relations }, feed) {
  if (!relations) return undefined;
  const list = make('dl');
  for (const kind of new Set(relations.map(({ rel }) => rel))) {
    list.append(make('dt', '', relationNames[kind] ?? kind));
    for (const { org, name } of relations.filter(({ rel }) => rel === kind)) {
      const other = org && feed.organizations.find(({ id }) => id === org);
      list.append(make('dd', '', link(other?.url, say(name ?? other?.name ?? org))));
    }
  }
  return make('section', '', make('h4', 'title', 'Related organisations'), list);
}

const row = (kind, ...content) =>
  make('div', 'row', icon(kind), make('div', '', make('span', 'unseen', labels[kind]), ...content));

function address({ lines = [], postal_code, locality, country, lat, lon }, feed) {
  const town = [postal_code, say(locality)].filter(Boolean).join(' ');
  const texts = [...lines, town, country && place(country, feed)].filter(Boolean);
  const map = `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}`;
  return row(
    'address',
    make('address', '', ...texts.map((text) => make('span', 'line', text))),
    lat && link(map, 'Map'),
  );
}

const contact = ({ addresses = [], phones = [], emails = [], website }, feed) =>
  make(
    'section',
    'contact',
    make('h4', 'title', 'Contact details'),
    ...addresses.map((entry) => address(entry, feed)),
    ...phones.map(({ tel, display }) => row('phone', link(tel && `tel:${tel}`, display))),
    ...emails.map((entry) => row('email', link(`mailto:${entry.address ?? entry}`, entry.address ?? entry))),
    website && row('website', link(website, website.replace(/^https?:\/\/(www\.)?|\/$/g, ''))),
  );

function source({ verified, updated }, { publisher, ...feed }) {
  const date = verified?.date ?? updated ?? feed.updated;
  const day = days.format(new Date(date));
  const said = verified ? `Record checked on ${day}` : updated ? `Record updated on ${day}` : `Data of ${day}`;
  const name = `${say(publisher.name)} (${say(publisher.acronym)})`;
  return make('footer', 'source', make('span', '', 'Source: ', link(publisher.url, name)), time(date, said));
}

function head({ name, acronym, areas, url }, feed) {
  const short = acronym && make('span', 'acronym', `(${say(acronym)})`);
  const heading = make('h3', 'name', link(url, say(name)), short && ' ', short);
  const places = areas.map((code) => place(code, feed)).join(', ');
  const logo = make('div', 'logo', initials(say(acronym ?? name)));
  logo.ariaHidden = 'true';
  return make('header', 'head', logo, make('div', '', heading, make('p', 'place', places)));
}

function card(record, feed) {
  const { type, origin, founded, summary, alt_names = [], legal_form, members_count, ids = {} } = record;
  const [about, related] = [description(record), relations(record, feed)];
  const left = (about ?? related) && make('div', '', about, related);
  return make(
    'article',
    'card',
    head(record, feed),
    facts('', [
      ['Type', say(feed.types[type]?.label)],
      ['Country of origin', origin && place(origin, feed)],
      ['Founded', founded && time(founded, founded)],
    ]),
    tags(record, feed),
    summary && !about && make('p', 'text', say(summary)),
    make('div', left ? 'columns two' : 'columns', left, contact(record, feed)),
    facts('details', [
      ...alt_names.map((name) => ['Also known as', say(name)]),
      ['Legal form', say(legal_form)],
      ['Members', members_count && String(members_count)],
      ['EU transparency register', ids['eu-transparency-register']],
    ]),
    source(record, feed),
  );
}

/** Elements of one address share one request. */
const feeds = new Map();
function load(address) {
  if (!feeds.has(address)) {
    const feed = fetch(address).then((response) => response.json());
    feeds.set(address, feed);
  }
  return feeds.get(address);
}

class HandWritten extends HTMLElement {
  async connectedCallback() {
    const feed = await load(this.getAttribute('feed'));
    const record = feed.organizations.find(({ id }) => id === this.getAttribute('org'));
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(make('div', 'frame', card(record, feed)));
    this.dispatchEvent(new Event('org-load', { bubbles: true }));
  }
}
customElements.define('hand-written', HandWritten);
