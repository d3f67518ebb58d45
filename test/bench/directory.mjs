/**
 * The directory, measured as somebody meets it who opens the page and types, beside what else there is: a list written
 * by hand with a plain substring scan, list.js and Pagefind, on the same records in the same run.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { directory, handWritten, indexFeed, listForm, listJs, pagefindScript, pagefindUi } from './directory-pages.mjs';
import { watch } from './directory-watch.mjs';
import { feedText } from './feeds.mjs';
import { table } from '../markdown.mjs';
import { against, compare, line, median, quantile, spread, times } from './figures.mjs';

/** With how many records, how often the first list is looked at and everything typed, and in which form of the feed. */
const SIZES = [
  { count: 100, rounds: 8, turns: 1 },
  { count: 1_000, rounds: 16, turns: 1 },
  { count: 10_000, rounds: 6, turns: 2 },
  // So many come as a list: whole records would be 47 MB.
  { count: 36_000, rounds: 3, turns: 1, list: true },
];
/** Beginnings, lost accents, a typing error, an acronym, a town, words in another order; 78 keys. */
const TYPED = [
  'enfnat disparu',
  'brussels',
  'MCE',
  'youth federation',
  'sequestration',
  'international juvenile',
  'zz',
];
/** Whoever waits on purpose is asked less. */
const TYPED_SLOWLY = ['brussels'];
/** Milliseconds: at the median, for nineteen of twenty keys, and at worst. */
const KEY_LIMITS = { median: 16, p95: 33, worst: 50 };
const LONGEST_TASK = 50;
const MOST_NODES = 2_500;

/** Gives the figures as a table for README. */
export async function measureDirectory(executablePath, site, demo) {
  // A browser that watches the network keeps a copy of every feed, which it decodes in a task of the page: 60 ms for 13 MB.
  const args = ['--no-sandbox', '--js-flags=--expose-gc'];
  const browser = await launch({ executablePath, args, networkEnabled: false, defaultViewport: null });
  try {
    return await measureSizes(browser, site, demo);
  } finally {
    await browser.close();
  }
}

async function measureSizes(browser, site, demo) {
  site.put('/list.js', await readFile(createRequire(import.meta.url).resolve('list.js/dist/list.min.js')));
  const figures = [];
  for (const { count, rounds, turns, list } of SIZES) {
    const whole = feedText(demo, count);
    const text = list ? listForm(whole) : whole;
    const feed = `/feed-of-${count}.json`;
    site.put(feed, text);
    const bundle = await indexFeed(site, text, count);
    const visits = visitsOf(browser, site, feed, count);
    figures.push(await measureSize({ count, rounds, turns, visits, bundle, list }));
    if (count !== 10_000) continue;
    // The same as a list: then even parsing it all must not take long.
    site.put('/list.json', listForm(whole));
    const { longest } = await visitsOf(browser, site, '/list.json', count).type(directory, TYPED);
    tellLongest(`${count} organisations in list form`, longest);
  }
  const nodes = Object.fromEntries(figures.map(({ nodes }, i) => [SIZES[i].count, nodes]));
  const rest = nodes[36_000] / nodes[1_000];
  line(
    'nodes at rest, 36000 organisations',
    `${times(rest)} those of 1000: ${nodes[36_000]}`,
    Math.abs(rest - 1),
    0.05,
  );
  against('nodes at rest, most', Math.max(...Object.values(nodes)), MOST_NODES);
  return table(
    ['Organisations', ...SIZES.map(({ count }) => count.toLocaleString('en'))],
    ROWS.map(([name, key]) => [name, ...figures.map((figure) => String(figure[key] ?? ''))]),
  );
}

/** What README tells of each size. */
const ROWS = [
  ['First list painted, against a list written by hand', 'listed'],
  ['Key to painted result, against a plain substring scan that shows as many rows: median; every key', 'median'],
  ['… nineteen of twenty keys', 'p95'],
  ['… the slowest key', 'worst'],
  ['… list.js, median', listJs.name],
  ['… Pagefind’s script, median', 'Pagefind’s script'],
  ['… Pagefind’s component UI, median', 'Pagefind’s component UI'],
  ['Longest task until the last key, `JSON.parse` aside', 'longest'],
  ['Nodes at rest', 'nodes'],
  ['Memory, against a list written by hand', 'memory'],
];

async function measureSize({ count, rounds, turns, visits, bundle, list }) {
  const { open, type, rest } = visits;
  const of = `${count} organisations`;
  const first = (side) => async () => (await open(side)).listed;
  const listed = await compare(rounds, first(directory), first(handWritten));
  line(`first list painted, ${of}`, `${spread(listed)} a hand-written list`, median(listed), 1.2);
  const theirs = await compare(Math.ceil(rounds / 4), first(listJs), first(handWritten));
  line(`  list.js`, `${spread(theirs)} a hand-written list`);

  // In turn, forth and back, so that what the machine does meanwhile falls on both.
  const sides = { ours: [], plain: [] };
  let longest = 0;
  for (const side of [directory, handWritten, handWritten, directory].slice(0, 2 * turns)) {
    const seen = await type(side, TYPED);
    sides[side === directory ? 'ours' : 'plain'].push(seen.keys);
    if (side === directory) longest = Math.max(longest, seen.longestButParsing);
  }
  // A plain scan finds nothing for words that are misspelt or stand apart, and is done at once: only keys at which both
  // show as many rows can be compared. Limits in milliseconds hold for every key.
  const alike = sides.ours[0].map(({ rows }, i) => rows > 0 && sides.plain[0][i]?.rows === rows);
  const timesOf = (visits) => visits.flat().map(({ time }) => time);
  const same = (visits) => timesOf(visits.map((keys) => keys.filter((_, i) => alike[i])));
  const [ours, plain] = [same(sides.ours), same(sides.plain)];
  const every = timesOf(sides.ours);
  line(`keys at which both show as many rows, ${of}`, `${alike.filter(Boolean).length} of ${alike.length}`);
  const found = { listed: times(median(listed)) };
  const figures = { median, p95: (keys) => quantile(keys, 0.95), worst: (keys) => Math.max(...keys) };
  for (const [name, figure] of Object.entries(figures)) {
    const ratio = figure(ours) / figure(plain);
    found[name] = `${times(ratio)}, ${figure(every).toFixed(0)} ms`;
    const text = `${times(ratio)} ${handWritten.name}: ${figure(ours).toFixed(1)} ms`;
    line(`key to painted result, ${name}, ${of}`, text, ratio, name === 'median' ? 1.1 : undefined);
    against(`  every key, on this machine`, Number(figure(every).toFixed(1)), KEY_LIMITS[name], 'ms');
  }
  for (const side of [listJs, pagefindScript(bundle), pagefindUi(bundle)]) {
    const keys = timesOf([(await type(side, side === listJs ? TYPED : TYPED_SLOWLY)).keys]);
    const [middle, late] = [median(keys), quantile(keys, 0.95)];
    found[side.name] = `${times(middle / median(plain))}, ${middle.toFixed(0)} ms`;
    line(
      `  ${side.name}`,
      `${times(middle / median(plain))} ${handWritten.name}: ${middle.toFixed(1)} ms, p95 ${late.toFixed(1)} ms`,
    );
  }
  tellLongest(list ? `${of}, JSON.parse aside` : of, longest);
  const ourRest = await rest(directory);
  if (count === 10_000) {
    const ratio = ourRest.heap / (await rest(handWritten)).heap;
    found.memory = times(ratio);
    line(`memory, ${of}`, `${times(ratio)} a hand-written list: ${(ourRest.heap / 1e6).toFixed(0)} MB`, ratio, 2);
  }
  return { ...found, longest: `${Math.round(longest)} ms`, nodes: ourRest.nodes };
}

function tellLongest(of, longest) {
  against(`longest task until the last key, ${of}`, Math.round(longest), LONGEST_TASK, 'ms (on this machine)');
}

/** What can be done at the page of a side. */
function visitsOf(browser, site, feed, count) {
  async function enter(side, use) {
    const path = `/list-${count}-${side.name.replace(/\W+/g, '-')}`;
    site.put(path, side.html(feed));
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      await page.setViewport({ width: 1000, height: 800 });
      await page.evaluateOnNewDocument(watch, { items: side.items, field: side.field });
      await page.goto(`${site.origin}/blank`);
      await page.goto(site.origin + path);
      return await use(page);
    } finally {
      await context.close();
    }
  }
  const shown = async (page) => {
    await page.waitForFunction(() => globalThis.seen.listed, { timeout: 120_000, polling: 100 });
  };
  return {
    /** Until the first items are on the screen. */
    open: (side) =>
      enter(side, async (page) => {
        await shown(page);
        return page.evaluate(() => ({ listed: globalThis.seen.listed }));
      }),
    /** Types from the first second after the list on, as quickly as people do. */
    type: (side, texts) =>
      enter(side, async (page) => {
        // What shows nothing before it is asked has no first list.
        if (side.items.startsWith('#') || side === directory) await (side.gap > 500 ? wait(1000) : shown(page));
        await wait(1000);
        await page.evaluate(() => globalThis.seen.start());
        for (const text of texts) {
          await page.keyboard.down('Control');
          await page.keyboard.press('a', { commands: ['SelectAll'] });
          await page.keyboard.up('Control');
          for (const [i, key] of [...text].entries()) {
            await page.keyboard.press(key === ' ' ? 'Space' : key);
            // Never in step with the screen.
            await wait(side.gap + ((i * 7) % 17));
          }
        }
        await wait(side.gap);
        return page.evaluate(() => globalThis.seen.tell());
      }),
    /** When everything that was left for later is done. */
    rest: (side) =>
      enter(side, async (page) => {
        await shown(page);
        const isThere = (selector) => globalThis.seen.all(selector).length;
        for (const selector of side.rest ?? []) await page.waitForFunction(isThere, { timeout: 120_000 }, selector);
        await wait(2000);
        const session = await page.createCDPSession();
        for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
        const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
        return { heap, nodes: await page.evaluate(() => globalThis.seen.nodes()) };
      }),
  };
}
