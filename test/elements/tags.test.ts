/** Tags: a list of their own, links, and the event by which a page takes over. */
import { expect } from '@open-wc/testing';
import type { OrgCard, OrgTagEvent, OrgTags } from '../../src/index.ts';
import { all, at, found, part, parts, said, seedCard, show, text } from './page.ts';

const seedTags = (attributes = '') =>
  `<org-tags feed="${at('seed')}" org="missing-children-europe" ${attributes}></org-tags>`;
const links = (element: Element) => all(element, '[part~="tag"] a').map((link) => link.getAttribute('href'));

/** Follows a tag's link without leaving the page; tells whether the browser would have left it. */
function follow(element: Element, label: string): { event: OrgTagEvent | undefined; left: boolean } {
  let event: OrgTagEvent | undefined;
  let left = false;
  const stay = (click: Event) => {
    left = !click.defaultPrevented;
    click.preventDefault();
  };
  const note = (tag: Event) => (event = tag as OrgTagEvent);
  document.addEventListener('org-tag', note, { once: true });
  document.addEventListener('click', stay, { once: true });
  all(element, '[part~="tag"] a')
    .find((link) => text(link) === label)!
    .click();
  return { event, left };
}

describe('tags', () => {
  it('are a named list, nothing but tags', async () => {
    const tags = await show<OrgTags>(seedTags(), { lang: 'fr' });
    const list = part(tags, 'tags');
    expect(list.matches('ul, ol, [role=list]')).to.be.true;
    expect(list.getAttribute('aria-label')).to.equal('Thèmes');
    expect(parts(tags, 'tag').length).to.equal(8);
    expect(text(list)).to.equal(said(tags));
    expect(links(tags), 'text, where no page for a tag is known').to.be.empty;
  });

  it('stop at the limit and count the rest, in words for those who cannot see', async () => {
    const tags = await show<OrgTags>(seedTags('limit="3"'), { lang: 'fr' });
    expect(text(part(tags, 'tags'))).to.match(/^Adolescent Aide Conflit \+5/);
    expect(text(part(tags, 'more'))).to.contain('5 autres thèmes');
    for (const limit of ['8', '0', '-1', 'few', '99'])
      expect(parts(await show(seedTags(`limit="${limit}"`)), 'tag').length, `limit="${limit}"`).to.equal(8);
  });

  it('lead where the page says, with the id percent-encoded', async () => {
    const tags = await show<OrgTags>(seedTags('tag-href="/topics?t={tag}"'));
    expect(links(tags)[0]).to.equal(new URL('/topics?t=abduction', location.href).href);
    const twice = await show<OrgTags>(seedTags('tag-href="/{tag}?t={tag}"'));
    expect(links(twice)[0]).to.equal(new URL('/abduction?t=abduction', location.href).href);
    const feed = { orgfeed: '1.0', title: 'T', organizations: [{ id: 'a', name: 'A', tags: ['Eau & énergie'] }] };
    const free = await show<OrgTags>(
      `<org-tags tag-href="https://x.example/{tag}/"><script type="application/json">${JSON.stringify(feed)}</script></org-tags>`,
    );
    expect(links(free)).to.deep.equal(['https://x.example/Eau%20%26%20%C3%A9nergie/']);
  });

  it('lead where the feed says, unless the page knows better', async () => {
    const card = (attributes = '') => `<org-card feed="${at('every-field')}" org="all" ${attributes}></org-card>`;
    expect(links(await show(card()))).to.include('https://register.example/tags/water');
    expect(links(await show(card('tag-href="https://me.example/{tag}"')))).to.include('https://me.example/water');
  });

  it('refuse an address that would run script', async () => {
    for (const href of ['javascript:trap("{tag}")', ' java\tscript:alert(1)//{tag}', 'data:text/html,{tag}']) {
      const tags = await show<OrgTags>(seedTags(`tag-href='${href}'`));
      expect(links(tags), href).to.be.empty;
      expect(parts(tags, 'tag').length).to.equal(8);
    }
  });

  for (const markup of [seedTags, seedCard])
    it(`tell the page which one was followed, and let it take over (${markup === seedTags ? 'org-tags' : 'org-card'})`, async () => {
      const element = await show<OrgTags | OrgCard>(markup('tag-href="/topics/{tag}"'), { lang: 'fr' });
      const free = follow(element, 'Réfugiés');
      expect(free.event?.tag).to.equal('refugees');
      expect(free.event?.label).to.equal('Réfugiés');
      expect(free.event?.target === element).to.be.true;
      expect(free.left, 'the link works').to.be.true;
      element.addEventListener('org-tag', (event) => event.preventDefault());
      expect(follow(element, 'Réfugiés').left, 'the page took over').to.be.false;
    });

  it('keep the page’s own children where there are none', async () => {
    const tags = await show<OrgTags>(`<org-tags feed="${at('only-name')}"><p>No topics yet</p></org-tags>`);
    expect(tags.firstElementChild!.checkVisibility()).to.be.true;
    expect(found(tags, 'ul')).to.be.empty;
  });
});
