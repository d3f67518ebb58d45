/** A browser that is too old leaves a page as its author wrote it. */
import { expect, fixture, waitUntil } from '@open-wc/testing';
import { at, serve } from '../elements/page.ts';

const fallback = '<a href="https://plain.example/">Plain Help</a>';

/** A page in a browser that lacks something, when the script has run. */
async function pageWithout(lack: string): Promise<Document> {
  const frame = await fixture<HTMLIFrameElement>('<iframe title="old"></iframe>');
  const ran = new Promise<void>((resolve) =>
    addEventListener('message', ({ data, source }) => source === frame.contentWindow && data === 'ran' && resolve()),
  );
  frame.src = serve({
    type: 'text/html',
    text: `<!doctype html><html lang="en"><title>Old</title><script>${lack}</script>
      <org-card feed="${at('seed')}" org="oijj">${fallback}</org-card>
      <org-directory feed="${at('seed')}">${fallback}</org-directory>
      <script type="module">import '/src/define.ts'; import '/src/placement.ts'; parent.postMessage('ran')</script>`,
  });
  await ran;
  return frame.contentDocument!;
}

const links = (page: Document) =>
  [...page.links].filter((link) => link.getBoundingClientRect().height > 0).map((link) => link.textContent);

it('the children stay where states cannot be styled, as before Chrome 125, Firefox 126 and Safari 17.4', async () => {
  const page = await pageWithout(`
    const { supports } = CSS;
    CSS.supports = (...asked) => !asked[0].includes(':state') && supports.apply(CSS, asked);
    CustomStateSet.prototype.add = () => { throw new SyntaxError('not a dashed name') };
    delete URL.canParse; delete AbortSignal.any;`);
  await new Promise((resolve) => setTimeout(resolve));
  expect(links(page)).to.deep.equal(['Plain Help', 'Plain Help']);
});

it('cards are shown where elements have no internals, as in what stands in for a browser in unit tests', async () => {
  const page = await pageWithout('delete HTMLElement.prototype.attachInternals;');
  await waitUntil(() => page.querySelector('org-card')!.shadowRoot?.querySelector('[part~=name]'), 'a card');
  expect(links(page)).to.include('Plain Help');
});
