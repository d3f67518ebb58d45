/**
 * What the directory is measured against: the list that an able developer would write by hand for the records of
 * demo/feed.json, in English, without a library. Sorted by name, 24 at a time, with a field that looks for what is typed
 * as it stands: no filters, no typing errors, no other languages.
 */
const PAGE = 24;
const LANG = 'en';
const collator = new Intl.Collator(LANG, { numeric: true, sensitivity: 'base' });
const countries = new Intl.DisplayNames(LANG, { type: 'region', fallback: 'none' });
const regions = { 142: 'Asia', 150: 'Europe', '002': 'Africa', '019': 'Americas', '001': 'World' };

const pick = (text) => (typeof text === 'object' ? (text[LANG] ?? Object.values(text)[0]) : text) ?? '';
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const placeName = (code) => regions[code] ?? countries.of(/^[A-Z]{2}/.test(code) ? code.slice(0, 2) : 'ZZ') ?? code;

const [field, status, list] = ['input', '[role=status]', 'ul'].map((selector) => document.querySelector(selector));
const feed = await (await fetch(document.body.dataset.feed)).json();
const rows = feed.organizations.map((record) => ({ record, name: pick(record.name), text: '' }));
rows.sort((a, b) => collator.compare(a.name, b.name));
show(rows);
// What is looked through can wait until the list is there.
setTimeout(() => {
  for (const row of rows) row.text = fold(textOf(row));
});

field.addEventListener('input', () => {
  const wanted = fold(field.value.trim());
  show(rows.filter(({ text }) => text.includes(wanted)));
});

function textOf({ record, name }) {
  const { acronym, alt_names: others = [], tags = [], areas = [], addresses = [], summary } = record;
  const towns = addresses.map(({ locality }) => pick(locality));
  const labels = tags.map((id) => pick(feed.tags[id]?.label ?? id));
  return [name, pick(acronym), ...others.map(pick), ...labels, ...areas.map(placeName), ...towns, pick(summary)].join(
    ' ',
  );
}

function show(found) {
  status.textContent = `${found.length} organisations`;
  list.replaceChildren(...found.slice(0, PAGE).map(item));
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function item({ record, name }) {
  const { acronym, url, type, founded, areas = [], tags = [], summary } = record;
  const link = element('a', '', name);
  link.href = url;
  const heading = element('h3', 'name', link, acronym ? ` (${pick(acronym)})` : '');
  const facts = [areas.map(placeName).join(', '), pick(feed.types[type]?.label ?? type), founded];
  const labels = tags.map((id) => pick(feed.tags[id]?.label ?? id)).sort(collator.compare);
  const more = labels.length > 3 ? [element('li', '', `+${labels.length - 3}`)] : [];
  return element(
    'li',
    'item',
    element('div', 'logo', name.slice(0, 2).toUpperCase()),
    heading,
    element('p', 'facts', facts.filter(Boolean).join(' · ')),
    element('p', 'summary', pick(summary)),
    element('ul', 'tags', ...labels.slice(0, 3).map((label) => element('li', '', label)), ...more),
  );
}
