/** The page of demo/hosts/policies/ under each policy: every way an element can go, and not one complaint. */
import { expect, nextFrame } from '@open-wc/testing';
import { part } from '../elements/page.ts';
import { find, openAddress, ready, type Page } from './page.ts';
import { waitUntil as waitFor } from '../waiting.ts';

const waitUntil = (is: () => unknown, what: string) => waitFor(is as () => boolean, what);

interface Record {
  complaints: string[];
  said: string[];
}
const recordOf = ({ defaultView }: Page) => defaultView as unknown as Record;

/** Opens the page, and does there whatever a visitor can do. */
async function visit(policy: string): Promise<Page> {
  const page = await openAddress(`/demo/hosts/policies/page.html?${policy}`);
  for (const id of ['#full', '#lazy', 'org-tags', 'org-contact', '#inline']) await ready(page, id);
  const full = await ready(page, '#full');
  await waitUntil(() => full.shadowRoot!.querySelector<HTMLImageElement>('img')?.naturalWidth, 'the logo');
  expect(getComputedStyle(full.shadowRoot!.querySelector('img')!).backgroundColor).to.equal('rgb(238, 243, 249)');
  expect(getComputedStyle(part(full, 'card')).borderTopStyle).to.equal('solid');
  expect(part(full, 'address').textContent).to.match(/Springfield, IL 62701/);
  expect(part(full, 'facts').textContent).to.contain('Constitution');
  await find(page, '#missing:state(error)');
  await ready(page, 'p > org-card:has(#link)');
  const directory = await ready(page, '#directory');
  await waitUntil(() => directory.shadowRoot!.querySelector('[part~=item]'), 'the directory');
  await waitUntil(() => directory.shadowRoot!.querySelector('svg'), 'the charts');
  const waiting = await find(page, '#click:state(waiting)');
  await waitUntil(() => waiting.shadowRoot!.querySelector('button'), 'the button');
  part(waiting, 'load').click();
  await ready(page, '#click');
  // The explanations bring the whole schema with them.
  await waitUntil(
    () => recordOf(page).said.some((line) => line.startsWith('info') && line.includes('members_count')),
    'the explanations',
  );
  await nextFrame();
  return page;
}

for (const policy of ['nonce', 'host-list', 'hash', 'pinned', 'trusted-types', 'twice', 'two-versions', 'own-lit'])
  it(`nothing is violated under the policy “${policy}”`, async () => {
    const page = await visit(policy);
    expect(recordOf(page).complaints).to.deep.equal([]);
    const warnings = recordOf(page).said.filter((line) => line.includes('another script has defined'));
    expect(warnings.length).to.equal(policy === 'two-versions' ? 1 : 0);
    expect(!!page.querySelector('#own')).to.equal(policy === 'own-lit');
  });
