/** The same records with list.js, as its documentation has it. */
/* global List */
const pick = (text) => (typeof text === 'object' ? (text.en ?? Object.values(text)[0]) : text) ?? '';
const feed = await (await fetch(document.body.dataset.feed)).json();
const values = feed.organizations.map(({ name, acronym, areas = [], tags = [], summary }) => ({
  name: pick(name),
  facts: [pick(acronym), ...areas].join(' '),
  summary: pick(summary),
  tags: tags.map((id) => pick(feed.tags[id]?.label ?? id)).join(', '),
}));
const item =
  '<li class="item"><h3 class="name"></h3><p class="facts"></p><p class="summary"></p><p class="tags"></p></li>';
const list = new List('all', { valueNames: ['name', 'facts', 'summary', 'tags'], item, page: 24 }, values);
list.sort('name', { order: 'asc' });
