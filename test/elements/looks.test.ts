/** What a person sees and hears: no jump, no style that a policy forbids, nothing that axe finds, also printed. */
import { aTimeout, expect, fixture } from '@open-wc/testing';
import type { OrgCard } from '../../src/index.ts';
import {
  all,
  at,
  elsewhere,
  emulateMedia,
  found,
  has,
  held,
  is,
  newKey,
  orSkip,
  outcome,
  painted,
  part,
  parts,
  put,
  seedCard,
  seen,
  serve,
  show,
  text,
} from './page.ts';
import { waitUntil } from '../waiting.ts';

const surroundings = { style: 'color-scheme: light dark; background: Canvas; color: CanvasText; padding: 1em' };

describe('layout shift', () => {
  /** How much the page jumps while it happens. */
  async function shiftDuring(happens: () => Promise<unknown>): Promise<number> {
    let sum = 0;
    const add = (entries: PerformanceEntryList): void => {
      for (const { value } of entries as (PerformanceEntry & { value: number })[]) sum += value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift' });
    await happens();
    await painted();
    await aTimeout(0);
    add(observer.takeRecords());
    observer.disconnect();
    return sum;
  }
  const page = async (attributes: string, children = '') => {
    const { feed, letGo } = held({ body: 'seed' });
    const card = await put(
      `<org-card feed="${feed}" org="missing-children-europe" ${attributes}>${children}</org-card>
       <p style="height: 80px; background: gold">Below the card</p>`,
      { style: 'position: fixed; inset: 0' },
    );
    await painted();
    const comes = async (): Promise<unknown> => (await letGo(), outcome(card));
    return { card, comes };
  };

  it('is nothing where the page has reserved the room, and would be seen if it were something', async function () {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
    const reserved = await page('layout="compact" style="display: block; min-height: 300px"');
    expect(await shiftDuring(reserved.comes), 'reserved').to.equal(0);
    expect(part(reserved.card, 'card').getBoundingClientRect().height).to.be.lessThan(301);
    const sudden = await page('layout="compact"', '<a href="#">One line</a>');
    expect(await shiftDuring(sudden.comes), 'not reserved').to.be.greaterThan(0);
  });

  for (const layout of ['full', 'compact', 'line'])
    it(`is nothing where the fallback has the size of the ${layout} card`, async () => {
      const measured = await page(`layout="${layout}"`);
      await measured.comes();
      await painted();
      const { height } = measured.card.getBoundingClientRect();
      const { card, comes } = await page(`layout="${layout}"`, `<div style="height: ${height}px">Fallback</div>`);
      expect(await shiftDuring(comes)).to.equal(0);
      expect(card.getBoundingClientRect().height).to.be.closeTo(height, 1);
    });
});

describe('the strictest policy', () => {
  it('finds no inline style and no script, and the card is there', async () => {
    const policy = [
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'none'",
      "require-trusted-types-for 'script'; trusted-types 'none'",
    ].join('; ');
    const frame = await fixture<HTMLIFrameElement>('<iframe title="A page with a policy"></iframe>');
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    frame.src = serve({
      type: 'text/html; charset=utf-8',
      header: `Content-Security-Policy: ${policy}`,
      text: '<!doctype html><html lang="en"><title>Strict</title><body><script type="module" src="/src/define.ts"></script>',
    });
    await loaded;
    const { body } = frame.contentDocument!;
    const violations: string[] = [];
    frame.contentDocument!.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
    for (const [feed, org, layout] of [
      ['seed', 'missing-children-europe', 'full'],
      ['every-field', 'all', 'full'],
      ['every-field', 'all', 'compact'],
      ['seed', 'nobody', 'full'],
    ] as const) {
      const card = frame.contentDocument!.createElement('org-card') as OrgCard;
      Object.assign(card, { feed: at(feed), org, layout });
      const next = outcome(card);
      body.append(card);
      await next;
      for (const logo of parts(card, 'logo')) logo.scrollIntoView();
      await waitUntil(() => parts(card, 'logo').every((logo) => logo.querySelector('img')?.complete !== false));
      expect(found(card, 'style')).to.be.empty;
      expect(has(card, org === 'nobody' ? 'retry' : 'name')).to.be.true;
    }
    expect(violations).to.be.empty;
  });

  it('finds no style attribute in any layout or state', async () => {
    for (const markup of [
      seedCard(),
      seedCard('layout="compact"'),
      seedCard('layout="line"'),
      `<org-card feed="${at('absent')}"></org-card>`,
      `<org-tags feed="${at('seed')}" org="missing-children-europe"></org-tags>`,
      `<org-contact feed="${at('seed')}" org="oijj"></org-contact>`,
    ]) {
      const element = await show(markup);
      expect(found(element, '[style], style'), markup).to.be.empty;
      expect(element.hasAttribute('style'), markup).to.be.false;
    }
  });
});

it('the ring of the focus is whole, at the edge of the element too', async () => {
  for (const markup of [
    seedCard(),
    `<org-tags feed="${at('seed')}" org="missing-children-europe" tag-href="/t/{tag}"></org-tags>`,
    `<org-directory feed="${at('seed')}"></org-directory>`,
  ]) {
    const element = await show(markup);
    const [link] = all(element, 'a[href], input');
    link!.focus();
    const { overflowX, overflowClipMargin } = getComputedStyle(all(element, '.frame > *')[0]!);
    const { outlineOffset, outlineWidth } = getComputedStyle(link!);
    expect(overflowX).to.equal('clip');
    const room = parseFloat(overflowClipMargin ?? '0');
    expect(parseFloat(outlineOffset) + parseFloat(outlineWidth), markup).to.be.at.most(room);
  }
});

describe('axe finds nothing', () => {
  afterEach(function () {
    return orSkip(this, emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' }));
  });

  const looks = {
    'in light': { colorScheme: 'light' },
    'in dark': { colorScheme: 'dark' },
    'in forced colours': { forcedColors: 'active' },
  } as const;
  for (const [look, media] of Object.entries(looks)) {
    for (const layout of ['full', 'compact', 'line'])
      it(`in a ${layout} card ${look}`, async function () {
        await orSkip(this, emulateMedia(media));
        for (const [feed, org] of [
          ['seed', 'missing-children-europe'],
          ['every-field', 'all'],
          ['only-name', 'plain'],
          ['statuses', 'old'],
          ['right-to-left', 'help'],
        ]) {
          const attributes = `layout="${layout}" tag-href="/t/{tag}" extras="links notices" heading-level="2"`;
          const card = await show(`<org-card feed="${at(feed!)}" org="${org}" ${attributes}></org-card>`, {
            ...surroundings,
            lang: 'fr',
          });
          for (const details of all(card, 'details')) details.toggleAttribute('open', true);
          await expect(card).to.be.accessible();
        }
      });

    it(`while loading, waiting, failed, and in tags and contact details ${look}`, async function () {
      await orSkip(this, emulateMedia(media));
      const fallback = '<a href="https://plain.example/">Plain Help</a>';
      const stalled = serve({ body: 'seed', stall: 1, key: newKey() });
      for (const children of [fallback, '']) {
        const loading = await put(`<org-card feed="${stalled}">${children}</org-card>`, surroundings);
        await loading.updateComplete;
        await expect(loading).to.be.accessible();
        const waiting = await put(
          `<org-card feed="${await elsewhere()}/x.json" loading="click">${children}</org-card>`,
          surroundings,
        );
        await waitUntil(() => has(waiting, 'load'));
        await expect(waiting).to.be.accessible();
        const failed = await show(`<org-card feed="${at('absent')}">${children}</org-card>`, surroundings);
        expect(is(failed, 'error')).to.be.true;
        await expect(failed).to.be.accessible();
      }
      const org = 'org="missing-children-europe"';
      for (const markup of [
        `<org-tags feed="${at('seed')}" ${org} limit="3"></org-tags>`,
        `<org-tags feed="${at('seed')}" ${org} tag-href="/t/{tag}"></org-tags>`,
        `<org-contact feed="${at('seed')}" org="oijj" heading-level="2"></org-contact>`,
      ])
        await expect(await show(markup, surroundings)).to.be.accessible();
    });
  }

  it('and a card is an article with a name, so that people can jump to it', async () => {
    const card = await show(seedCard());
    const article = all(card, 'article, [role=article]')[0]!;
    const label = card.shadowRoot!.getElementById(article.getAttribute('aria-labelledby')!)!;
    expect(text(label)).to.contain('Missing Children Europe');
  });

  it('and the colours change with the host’s scheme, not with the system’s', async function () {
    await orSkip(this, emulateMedia({ colorScheme: 'dark' }));
    const background = async (scheme: string) =>
      getComputedStyle(part(await show(seedCard(), { style: `color-scheme: ${scheme}` }), 'card')).backgroundColor;
    expect(await background('light')).not.to.equal(await background('dark'));
    expect(await background('light dark')).to.equal(await background('dark'));
  });
});

describe('on paper', () => {
  afterEach(function () {
    return orSkip(this, emulateMedia({ media: 'screen' }));
  });

  it('the folded text is there, and no button', async function () {
    const card = await show(seedCard());
    const last = [...part(card, 'description').querySelectorAll('p')].at(-1)!;
    expect(last.checkVisibility(), 'on the screen').to.be.false;
    await orSkip(this, emulateMedia({ media: 'print' }));
    expect(last.checkVisibility() && seen(last), 'on paper').to.be.true;
    expect(all(card, 'summary, button').some(seen)).to.be.false;
  });

  it('a short text is there to its end', async function () {
    const long = 'It helps. '.repeat(80);
    const json = JSON.stringify({ id: 'a', name: 'A', summary: long });
    const card = await show(`<org-card layout="compact"><script type="application/json">${json}</script></org-card>`);
    const summary = part(card, 'summary');
    expect(summary.scrollHeight, 'on the screen').to.be.greaterThan(summary.clientHeight);
    await orSkip(this, emulateMedia({ media: 'print' }));
    expect(summary.scrollHeight, 'on paper').to.equal(summary.clientHeight);
  });

  it('a card below the screen is printed whole', async function () {
    const first = await put(`<div style="height: 9000px"></div>${seedCard()}`);
    const card = first.parentElement!.lastElementChild as OrgCard;
    await outcome(card);
    await orSkip(this, emulateMedia({ media: 'print' }));
    await painted();
    expect(part(card, 'source').checkVisibility({ contentVisibilityAuto: true })).to.be.true;
  });
});
