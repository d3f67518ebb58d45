/**
 * `npm run bench`: how large and how quick cards and directory are. Everything is a ratio of two things measured in turn
 * in one run, since times of one machine say nothing on another. Nothing fails here; what is over its limit says so.
 * `npm run bench cards`, `… directory`, `… mail` and `… publish` measure one part; `npm run bench directory -- --readme` writes
 * the directory's table into README.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser.mjs';
import { FIRST_CARD_GOAL, sizes } from '../sizes.mjs';
import { measureDirectory } from './directory.mjs';
import { feedText, idsOf } from './feeds.mjs';
import { against, compare, line, median, spread, times } from './figures.mjs';
import { measureMail } from './mail.mjs';
import { measurePublish } from './publish.mjs';
import { elements, ours, pageOf, startServer, theirs } from './pages.mjs';

const CARD = ['missing-children-europe'];
const FEED = '/demo/feed.json';
const MANY = 1_000;
/** A card is seldom all there is on a page. */
const TEXT = `<p>${'The text around a card stands there first and must stay where it is. '.repeat(5)}</p>`;
const MANY_FEED = `/feed-${MANY}.json`;

const executablePath = await findBrowser();
if (!executablePath) throw new Error('The benchmark needs a browser: `npm test` installs one, CHROME_PATH names one.');
const demo = JSON.parse(await readFile(resolve(import.meta.dirname, '../../demo/feed.json'), 'utf8'));
const site = await startServer();
site.put('/blank', '<!doctype html><link rel="icon" href="data:,">');
site.put(MANY_FEED, feedText(demo, MANY));
const browser = await chromium.launch({ executablePath, args: ['--js-flags=--expose-gc'] });

const only = process.argv.slice(2).find((word) => !word.startsWith('--'));
try {
  if (!only || only === 'mail') await measureMail(demo);
  if (!only || only === 'cards') {
    measureSizes();
    await measureRequests();
    await measureFirstCard();
    await measureShift();
    await measureMany();
    await measureReading();
  }
  if (!only || only === 'directory') {
    const table = await measureDirectory(executablePath, site, demo);
    if (process.argv.includes('--readme')) await writeTable(table);
  }
  if (!only || only === 'publish') await measurePublish(demo);
} finally {
  await browser.close();
  site.close();
}

async function writeTable(table) {
  const readme = resolve(import.meta.dirname, '../../README.md');
  const text = await readFile(readme, 'utf8');
  const about = `Chromium ${browser.version().split('.')[0]}, \`npm run bench directory\`:`;
  const block = `<!-- begin:bench -->\n\n${about}\n\n${table}\n\n<!-- end:bench -->`;
  await writeFile(
    readme,
    text.replace(/<!-- begin:bench -->[^]*<!-- end:bench -->/, () => block),
  );
}

function measureSizes() {
  const { firstCard } = sizes();
  against('script of a first card', firstCard, FIRST_CARD_GOAL, 'bytes (brotli)');
}

/** Counted until the cards are painted, at a server that takes its time: what waits for what becomes visible. */
async function measureRequests() {
  const english = elements(ours, FEED, CARD);
  const french = elements(ours, FEED, CARD, ' lang="fr"');
  const head = `<link rel="preload" as="fetch" href="${FEED}" crossorigin />`;
  const pages = [
    { name: 'an English card', body: english, scripts: 1, trips: 2 },
    { name: 'a French card', body: french, scripts: 2, trips: 2 },
    { name: 'both', body: english + french, count: 2, scripts: 2, trips: 2 },
    { name: 'an English card, feed preloaded', body: english, head, scripts: 1, trips: 1 },
  ];
  site.delay = 100;
  for (const { name, body, scripts, trips, ...options } of pages) {
    site.put('/requests', pageOf(ours, body, options));
    await visit('/requests');
    const requests = site.requests.splice(0).filter(({ path }) => path !== '/blank');
    const number = (ending) => requests.filter(({ path }) => path.endsWith(ending)).length;
    against(`script requests, ${name}`, number('.js'), scripts);
    against(`feed requests, ${name}`, number('.json'), 1);
    // The page itself is one.
    against(`round trips, ${name}`, Math.max(...requests.map((request) => tripsOf(request, requests))) - 1, trips);
  }
  site.delay = 0;
}

/** How many answers, one after the other, a request had to wait for, and its own. */
function tripsOf({ start }, requests) {
  const before = requests.filter(({ end }) => end < start);
  return 1 + Math.max(0, ...before.map((earlier) => tripsOf(earlier, requests)));
}

async function measureFirstCard() {
  for (const side of [ours, theirs]) site.put(`/first-${side.tag}`, pageOf(side, TEXT + elements(side, FEED, CARD)));
  const painted = (side, slower) => async () => (await visit(`/first-${side.tag}`, slower)).painted;
  await checkContent();
  const usual = await compare(40, painted(ours), painted(theirs));
  line('first card painted', `${spread(usual)} a hand-written element`, median(usual), 1.2);
  const slowed = await compare(24, painted(ours, 4), painted(theirs, 4));
  line(
    'first card painted, processor 4 times slower',
    `${spread(slowed)} a hand-written element`,
    median(slowed),
    1.25,
  );
}

/** A comparison is worth something only while both sides say the same. */
async function checkContent() {
  const [length, wanted] = [await visit(`/first-${ours.tag}`), await visit(`/first-${theirs.tag}`)].map(
    ({ text }) => text.replace(/\s/g, '').length,
  );
  if (Math.abs(length / wanted - 1) > 0.05)
    console.error(`Our card says ${length} characters, hand-written.js ${wanted}: make it show the same again.`);
}

/** A card between paragraphs: its place kept by a line of CSS, and by what stands in it until it is there. */
async function measureShift() {
  const around = (card) => TEXT + card + TEXT.repeat(4);
  const card = elements(ours, FEED, CARD);
  site.put('/height', pageOf(ours, around(card)));
  const { height } = await visit('/height');
  const head = `<style>org-card { display: block; min-height: ${height}px }</style>`;
  const inside = `<div style="height: ${height}px"><a href="https://example.org/">Missing Children Europe</a></div>`;
  site.put('/reserved', pageOf(ours, around(card), { head }));
  site.put('/fallback', pageOf(ours, around(elements(ours, FEED, CARD, '', inside))));
  site.delay = 50;
  for (const [name, path] of [
    ['CSS', '/reserved'],
    ['children', '/fallback'],
  ]) {
    const { shift } = await visit(path);
    line(`layout shift, place kept by ${name}`, `CLS ${shift.toFixed(4)}`, shift, 0);
  }
  site.delay = 0;
}

/** On a bare page, and with the line of CSS that README has for every page: without it the hosts are inline at first. */
async function measureMany() {
  const ids = idsOf(demo, MANY);
  for (const [where, head] of [
    ['', '<style>org-card, hand-written { display: block }</style>'],
    [', bare page', ''],
  ]) {
    const path = ({ tag }) => `/many-${tag}${where && '-bare'}`;
    for (const side of [ours, theirs])
      site.put(path(side), pageOf(side, elements(side, MANY_FEED, ids), { count: MANY, head }));
    const longest = [];
    site.requests.length = 0;
    const us = async () => {
      const seen = await visit(path(ours));
      longest.push(seen.longest);
      return seen.painted;
    };
    await us();
    const feeds = site.requests.filter((request) => request.path === MANY_FEED).length;
    against(`feed requests, ${MANY} cards${where}`, feeds, 1);
    const ratios = await compare(8, us, async () => (await visit(path(theirs))).painted);
    line(`${MANY} cards painted${where}`, `${spread(ratios)} hand-written elements`, median(ratios), 0.9);
    against(`longest task, ${MANY} cards${where}`, Math.round(median(longest)), 200, 'ms (on this machine)');
  }
}

/** JSON.parse and parseFeed against JSON.parse alone. */
async function measureReading() {
  const modules = { generator: '/bench/feeds.mjs', reader: '/dist/feed/read.js' };
  const perRecord = {};
  for (const [count, rounds] of [
    [1_000, 40],
    [10_000, 12],
    [100_000, 6],
  ]) {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/blank`);
    const { both, alone } = await page.evaluate(readInTurn, { modules, demo, count, rounds });
    await page.close();
    const ratios = both.map((time, i) => time / alone[i]);
    line(`JSON.parse and parseFeed, ${count} records`, `${spread(ratios)} JSON.parse alone`, median(ratios), 2);
    perRecord[count] = { both: median(both) / count, alone: median(alone) / count };
  }
  const growth = (way) => perRecord[100_000][way] / perRecord[1_000][way];
  const text = `${times(growth('both'))} a record of 1000 (JSON.parse alone: ${growth('alone').toFixed(2)})`;
  line('JSON.parse and parseFeed, a record of 100000', `${text}, linear 1.00×`);
}

/** Runs in the page: milliseconds of each round. */
async function readInTurn({ modules, demo, count, rounds }) {
  const { feedText } = await import(modules.generator);
  const { parseFeed } = await import(modules.reader);
  const text = feedText(demo, count);
  const ways = {
    alone: () => JSON.parse(text),
    both: () => parseFeed(JSON.parse(text), 'https://directory.example/feed.json'),
  };
  const spent = { alone: [], both: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const way of round % 2 ? ['alone', 'both'] : ['both', 'alone']) {
      gc();
      const start = performance.now();
      ways[way]();
      const time = performance.now() - start;
      // The first round is for the compiler.
      if (round > 0) spent[way].push(time);
    }
  }
  return spent;
}

/** Opens a page as somebody does who has never been there, and tells what they would notice. */
async function visit(path, slower = 1) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  // The browser's own start is no part of the visit.
  await page.goto(`${site.origin}/blank`);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(site.origin + path);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return seen;
}
