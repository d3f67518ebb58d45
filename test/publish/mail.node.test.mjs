/** Cards for mail, as mail programs read them by their published support tables. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { caniemail } from 'caniemail';
import { parseFeed } from '../../dist/feed/read.js';
import { profileOf } from '../../dist/profile/profile-of.js';
import { campaignOf, withCampaign } from '../../dist/publish/campaign.js';
import { digestHtml } from '../../dist/publish/digest.js';
import { mailOf, pictureOf } from '../../dist/publish/mail.js';
import { mailText } from '../../dist/publish/mail-text.js';

const read = (path) => {
  const json = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  return parseFeed(json, 'https://directory.example/feed.json').feed;
};
const profiles = (feed, lang) => feed.organizations.map((organization) => profileOf(feed, organization, lang));
const demo = profiles(read('../../demo/feed.json'), 'fr');
const everyField = profiles(read('../feeds/every-field.json'), 'en');
const arabic = profiles(read('../feeds/right-to-left.json'), 'ar');
const logo = { src: 'https://directory.example/organizations/x/logo.png', width: 640, height: 200 };
const frame = { lang: 'fr', dir: 'ltr', title: 'Lettre' };
const bytes = (text) => Buffer.byteLength(text);

/**
 * What some program does not know, and why it may stay. Nothing else may come up, and what is here must come up: a list
 * that nobody needs any more is a lie.
 */
const KNOWN = {
  'outlook.windows: border-radius': 'corners are square there',
  'outlook.windows-mail: border-radius': 'corners are square there',
  'outlook.windows: border-spacing': 'two pixels more around the contents of a frame',
  'outlook.windows-mail: border-spacing': 'two pixels more around the contents of a frame',
  'outlook.macos: border-spacing': 'two pixels more around the contents of a frame',
  'outlook.windows-mail: word-break': 'Word breaks long words anyway',
  'outlook.windows-mail: role attribute': 'a table that only lays out is read as a table there; it has no header cells',
  'outlook.windows: float': 'facts are in cells there, by a table that only Outlook for Windows reads',
  'outlook.windows-mail: float': 'facts are below each other there',
  'outlook.macos: <body> element': 'its margins are the program’s own there',
};

test('mail programs know what the mails are made of', () => {
  const cards = [...demo.slice(0, 5), ...everyField, ...arabic].map((profile) => [profile, { logo }]);
  const picture = String(pictureOf(demo[0], 'https://directory.example/card.png'));
  const news = demo.map((profile) => ({
    profile: () => profile,
    url: 'https://a.example/',
    date: '2026-01-01T00:00:00Z',
  }));
  const digest = digestHtml(news, { ...frame, title: { text: 'Annuaire', lang: 'en' }, url: 'https://a.example/' });
  const html = mailOf(cards, frame).replace('</body>', `${picture}${digest}</body>`);
  const clients = ['gmail.*', 'outlook.*', 'apple-mail.*', 'thunderbird.*'];
  const { issues } = caniemail({ clients, html });
  const found = new Set([...issues.errors].flatMap(([client, list]) => list.map(({ title }) => `${client}: ${title}`)));
  assert.deepEqual([...found].sort(), Object.keys(KNOWN).sort());
});

test('nothing in a mail is loaded but pictures, nothing runs, nothing is hidden in a style sheet', () => {
  const html = mailOf(
    [...demo, ...everyField].map((profile) => [profile, { logo }]),
    frame,
  );
  for (const forbidden of [/<(script|style|link|svg|picture|bdi|iframe|form|video|object)\b/i, /\son\w+=/i, /url\(/i])
    assert.doesNotMatch(html, forbidden);
  for (const forbidden of [
    /display:\s*(flex|grid|inline-(flex|grid))/,
    /var\(/,
    /-(inline|block)(-|:)/,
    /data:/,
    /\.webp/,
  ])
    assert.doesNotMatch(html, forbidden);
});

test('Gmail shows a card whole, and a mail of sixteen', () => {
  for (const profile of demo) {
    assert.ok(bytes(mailOf([[profile, { logo }]], frame)) < 20_000, profile.id);
  }
  for (let i = 0; i < demo.length; i += 16) {
    const html = mailOf(
      demo.slice(i, i + 16).map((profile) => [profile, { logo }]),
      frame,
    );
    assert.ok(bytes(html) < 100_000, `${i}: ${bytes(html)}`);
  }
});

test('each card has one link, and a campaign is on it', () => {
  const campaign = campaignOf('spring 2026');
  const html = mailOf(
    demo.map((profile) => [profile, { campaign }]),
    frame,
  );
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&'));
  assert.equal(links.length, demo.length);
  const { searchParams } = new URL(links[0]);
  assert.deepEqual(Object.fromEntries(searchParams), {
    utm_source: 'newsletter',
    utm_medium: 'email',
    utm_campaign: 'spring 2026',
  });
});

test('campaign parameters leave the rest of an address as it is', () => {
  const campaign = campaignOf('utm_source=letter&utm_campaign=a%26b&evil=1');
  assert.equal(campaign, 'utm_source=letter&utm_medium=email&utm_campaign=a%26b');
  assert.equal(
    withCampaign('https://a.example/x?q=a+b&utm_source=old#top', 'utm_x=1'),
    'https://a.example/x?q=a+b&utm_x=1#top',
  );
  assert.equal(withCampaign('https://a.example/x?', 'utm_x=1'), 'https://a.example/x?utm_x=1');
  assert.equal(withCampaign('mailto:a@example.org', 'utm_x=1'), 'mailto:a@example.org');
  assert.equal(withCampaign('https://a.example/', undefined), 'https://a.example/');
});

test('the plain text says the same', () => {
  const [seed] = profiles(read('../feeds/seed.json'), 'fr');
  const text = mailText(seed, { url: 'https://directory.example/organizations/missing-children-europe/' });
  for (const words of ['Missing Children Europe', 'Europe, Belgique', 'Fédération', '2008', 'Séquestration'])
    assert.ok(text.includes(words), words);
  for (const words of ['+32 2 894 74 84', '1000 Bruxelles', 'https://directory.example/organizations/', '5 juin 2020'])
    assert.ok(text.includes(words), words);
  assert.doesNotMatch(text, /<|&\w+;/);
});
