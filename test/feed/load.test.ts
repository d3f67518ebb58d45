/** Feeds over real HTTP: what is asked for, how often, and what comes of an answer that is late, broken or none. */
import { expect } from '@open-wc/testing';
import { FeedError, loadFeed } from '../../src/index.ts';
import { at, elsewhere, failing, newKey, requests, serve, serveFeed } from '../elements/page.ts';
import { waitUntil } from '../waiting.ts';

const FEED = { orgfeed: '1.0', title: 'Here', organizations: [{ id: 'a', name: 'A', logo: { src: 'logo.svg' } }] };
const here = (path: string): string => new URL(path, location.href).href;
/** The name in a feed's only record. */
const nameOf = async (url: string): Promise<unknown> => (await loadFeed(url)).feed.organizations[0]!.name;
/** Why there is no feed. */
async function failureOf(url: string, options?: { signal: AbortSignal }): Promise<FeedError> {
  const error: unknown = await loadFeed(url, options).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof FeedError)) throw new Error(`No FeedError of ${url}: ${String(error)}`);
  return error;
}
const answering = async (key: string): Promise<number> => Number(await (await fetch(`/feeds/open?key=${key}`)).text());
/** Does something while all that waits on this page waits so many times as long. */
async function timed<T>(times: number, act: () => Promise<T>): Promise<T> {
  const { setTimeout } = window;
  window.setTimeout = ((run: () => void, ms = 0) => setTimeout(run, ms * times)) as typeof setTimeout;
  try {
    return await act();
  } finally {
    window.setTimeout = setTimeout;
  }
}
/** Waits until the server has counted so many. */
const until = (
  key: string,
  count: (key: string) => Promise<number>,
  expected: number,
  message: string,
): Promise<void> => waitUntil(async () => (await count(key)) === expected, message);

describe('a feed', () => {
  it('is asked for once, however many want it and whenever', async () => {
    const key = newKey();
    const url = serveFeed(FEED, { key });
    const together = await Promise.all([loadFeed(url), loadFeed(here(url)), loadFeed(`${url}#org-card`)]);
    const later = await loadFeed(`${url}#another`);
    expect(new Set([...together, later]).size).to.equal(1);
    expect(await requests(key)).to.equal(1);
  });
  it('of another query is another feed', async () => {
    const key = newKey();
    await Promise.all([loadFeed(serveFeed(FEED, { key })), loadFeed(serveFeed(FEED, { key, v: 2 }))]);
    expect(await requests(key)).to.equal(2);
  });
  it('that failed is asked for again by the next one', async () => {
    const key = newKey();
    const url = failing(key, 2);
    expect([(await failureOf(url)).status, (await failureOf(url)).status]).to.deep.equal([500, 500]);
    expect(await nameOf(url)).to.be.ok;
    expect(await requests(key)).to.equal(3);
  });
  it('that failed fails for all who wait for it', async () => {
    const key = newKey();
    const url = failing(key, 1);
    const [one, two] = await Promise.all([failureOf(url), failureOf(url)]);
    expect(one).to.equal(two);
    expect(await requests(key)).to.equal(1);
  });
  it('comes with its address and with what was wrong in it', async () => {
    const url = serveFeed({ ...FEED, updated: 'yesterday' });
    const loaded = await loadFeed(url);
    expect(loaded.url).to.equal(here(url));
    expect(loaded.issues.map(({ code, path }) => [code, path])).to.deep.equal([['bad-date', 'updated']]);
  });
  it('has its links lead from where it came in the end', async () => {
    const final = `${await elsewhere()}${serveFeed(FEED)}`;
    const loaded = await loadFeed(serve({ status: 302, header: `Location: ${final}` }));
    expect(loaded.url).to.equal(final);
    expect(loaded.feed.organizations[0]!.logo!.src).to.equal(new URL('/feeds/logo.svg', final).href);
  });
  it('of another origin is asked for without a question before it', async () => {
    const key = newKey();
    expect(await nameOf(`${await elsewhere()}${serveFeed(FEED, { key })}`)).to.equal('A');
    // A preflight would have been counted too.
    expect(await requests(key)).to.equal(1);
  });
  it('that the page preloads is not asked for twice', async () => {
    const key = newKey();
    const url = serveFeed(FEED, { key });
    const link = Object.assign(document.createElement('link'), {
      rel: 'preload',
      as: 'fetch',
      crossOrigin: 'anonymous',
      href: url,
    });
    const preloaded = new Promise((resolve) => link.addEventListener('load', resolve));
    document.head.append(link);
    await preloaded;
    expect(await nameOf(url)).to.equal('A');
    expect(await requests(key)).to.equal(1);
    link.remove();
  });
  it('is read whatever it is called and with a byte-order mark', async () => {
    const text = JSON.stringify(FEED);
    expect(await nameOf(serve({ text, type: 'text/plain' }))).to.equal('A');
    expect(await nameOf(serve({ text, type: 'text/html; charset=latin1' }))).to.equal('A');
    expect(await nameOf(serve({ text: `\ufeff${text}` }))).to.equal('A');
  });
  it('is UTF-8 whatever is said of it', async () => {
    const text = JSON.stringify({ ...FEED, organizations: [{ id: 'a', name: 'Aidé 北京 👧' }] });
    expect(await nameOf(serve({ text, type: 'application/json; charset=iso-8859-1' }))).to.equal('Aidé 北京 👧');
  });
});

describe('a feed that cannot be had', () => {
  const cases: [string, string, () => string | Promise<string>][] = [
    ['a missing file', 'http', () => at('no-such-feed')],
    [
      'a page in place of data',
      'format',
      () => serve({ text: '<!doctype html><title>Log in</title>', type: 'text/html' }),
    ],
    ['a file that is cut off', 'format', () => serve({ body: 'seed', truncate: 500 })],
    ['an empty answer', 'format', () => serve({ text: '' })],
    ['nothing but null', 'format', () => serve({ text: 'null' })],
    ['JSON that is no feed', 'format', () => serve({ text: '{"organizations":[]}' })],
    ['a list', 'format', () => serve({ text: '[]' })],
    ['a server that hangs up', 'network', () => serve({ drop: 1 })],
    ['a redirect without end', 'network', () => serve({ status: 302, header: 'Location: #again' })],
    [
      'an origin that lets nobody read',
      'network',
      async () => `${await elsewhere()}${serve({ body: 'seed', cors: 0 })}`,
    ],
    ['a name that nobody has', 'network', () => 'https://nowhere.example/feed.json'],
    ['no address at all', 'network', () => 'https://['],
    [
      'a redirect to an origin that lets nobody read',
      'network',
      async () =>
        serve({
          status: 302,
          header: `Location: ${await elsewhere()}${serve({ body: 'seed', cors: 0 })}`,
          key: newKey(),
        }),
    ],
    [
      'a body that is not packed as it says',
      // Firefox answers before it has unpacked anything.
      'network or format',
      () => serve({ body: 'seed', header: 'Content-Encoding: gzip' }),
    ],
    [
      'a body in an encoding that nobody has',
      'format',
      () => serve({ text: '\u0001\u0002', header: 'Content-Encoding: x-none' }),
    ],
    ['a version of tomorrow', 'version', () => serveFeed({ orgfeed: '2.0', title: 'x' })],
  ];
  for (const [what, reason, address] of cases)
    it(`says why: ${what}`, async () => {
      const error = await failureOf(await address());
      expect(error.name).to.equal('FeedError');
      expect(error.reason).to.be.oneOf(reason.split(' or '));
    });
  for (const status of [401, 403, 404, 410, 429, 500, 503])
    it(`says the status ${status}, whatever the body`, async () => {
      const url = serve({ status, body: 'seed' });
      const error = await failureOf(url);
      expect([error.reason, error.status, error.url]).to.deep.equal(['http', status, here(url)]);
    });
  it('for it has no end is given up', async () => {
    const key = newKey();
    expect((await failureOf(serve({ body: 'only-name', endless: 1, key }))).reason).to.equal('too-large');
    await until(key, answering, 0, 'the server still sends');
  });
  it('for it falls silent is given up, and the server is told', async () => {
    const key = newKey();
    // Fifteen seconds take a quarter of one.
    const { reason } = await timed(1 / 60, () => failureOf(serve({ body: 'seed', stall: 1, key })));
    expect(reason).to.equal('timeout');
    await until(key, answering, 0, 'the request still runs');
  });
  it('now is read from the browser’s cache', async () => {
    const key = newKey();
    const url = serveFeed(FEED, { key, 'drop-after': 1, cache: 'max-age=0' });
    await (await fetch(url)).text();
    // A cache that is silent for a second has nothing; a slow machine is not meant.
    expect(await timed(60, () => nameOf(url))).to.equal('A');
    expect(await requests(key)).to.be.greaterThan(1);
  });
  it('now and never could is not made up from nothing', async () => {
    const key = newKey();
    expect((await failureOf(serveFeed(FEED, { key, 'drop-after': 0, cache: 'max-age=0' }))).reason).to.equal('network');
  });
  it('for the server says no is not read from the cache', async () => {
    const key = newKey();
    expect((await failureOf(failing(key, 9))).reason).to.equal('http');
    expect(await requests(key)).to.equal(1);
  });
});

describe('a feed of another major version', () => {
  const next = { orgfeed: '2.0', title: 'Tomorrow', url: 'https://directory.example/' };
  it('leads to the same feed in ours', async () => {
    const loaded = await loadFeed(at('next-major'));
    expect(loaded.feed.orgfeed).to.match(/^1\./);
    expect(loaded.url).to.equal(here(at('only-name')));
  });
  it('leads a reader to the directory where there is none', async () => {
    for (const alternates of [
      undefined,
      [],
      'x',
      [{ orgfeed: '3.0', href: 'only-name.json' }],
      [null, {}, { orgfeed: '1.0' }],
    ]) {
      const error = await failureOf(serveFeed({ ...next, alternates, v: JSON.stringify(alternates ?? 0) }));
      expect([error.reason, error.url]).to.deep.equal(['version', 'https://directory.example/']);
    }
  });
  it('cannot lead to another origin', async () => {
    const key = newKey();
    const href = `${await elsewhere()}${serveFeed(FEED, { key })}`;
    expect((await failureOf(serveFeed({ ...next, alternates: [{ orgfeed: '1.0', href }] }))).reason).to.equal(
      'version',
    );
    expect(await requests(key)).to.equal(0);
  });
  it('cannot lead to a script', async () => {
    const error = await failureOf(serveFeed({ ...next, url: 'javascript:alert(1)' }));
    expect(error.url).to.match(/^http/);
  });
});

describe('who gives up waiting', () => {
  it('gets the reason, and the others get the feed', async () => {
    const key = newKey();
    const url = serveFeed(FEED, { key, hold: 1 });
    const [one, two] = [new AbortController(), new AbortController()];
    const first = loadFeed(url, { signal: one.signal }).catch((error: unknown) => error);
    const second = loadFeed(url, { signal: two.signal });
    const third = loadFeed(url);
    const reason = new Error('left the page');
    one.abort(reason);
    expect(await first).to.equal(reason);
    two.abort();
    expect(await second.catch((error: DOMException) => error.name)).to.equal('AbortError');
    await fetch(`/feeds/let-go?key=${key}`);
    expect((await third).feed.title).to.equal('Here');
    expect(await requests(key)).to.equal(1);
  });
  it('last ends the request', async () => {
    const key = newKey();
    const url = serve({ body: 'seed', stall: 1, key });
    const [one, two] = [new AbortController(), new AbortController()];
    const both = [one, two].map(({ signal }) => loadFeed(url, { signal }).catch((error: DOMException) => error.name));
    await until(key, answering, 1, 'nobody asked');
    one.abort();
    await both[0];
    expect(await answering(key)).to.equal(1);
    two.abort();
    expect(await Promise.all(both)).to.deep.equal(['AbortError', 'AbortError']);
    await until(key, answering, 0, 'the request still runs');
  });
  it('last does not spoil it for who comes next', async () => {
    const key = newKey();
    const url = serveFeed(FEED, { key, hold: 1 });
    const leaving = new AbortController();
    const left = loadFeed(url, { signal: leaving.signal }).catch((error: DOMException) => error.name);
    await until(key, requests, 1, 'nobody asked');
    leaving.abort();
    await fetch(`/feeds/let-go?key=${key}`);
    expect(await nameOf(url)).to.equal('A');
    expect(await left).to.equal('AbortError');
    expect(await requests(key)).to.equal(2);
  });
  it('before asking asks nothing', async () => {
    const key = newKey();
    const name = await loadFeed(serveFeed(FEED, { key }), { signal: AbortSignal.abort() }).catch(
      (error: DOMException) => error.name,
    );
    expect(name).to.equal('AbortError');
    expect(await requests(key)).to.equal(0);
  });
  it('after it came loses nothing for the others', async () => {
    const key = newKey();
    const url = serveFeed(FEED, { key });
    const leaving = new AbortController();
    await loadFeed(url, { signal: leaving.signal });
    leaving.abort();
    expect(await nameOf(url)).to.equal('A');
    expect(await requests(key)).to.equal(1);
  });
});

// Last, because requests without end would hold up those of other tests.
it('versions that lead to each other in a circle come to an end', async () => {
  expect((await failureOf(at('circle-1'))).reason).to.equal('version');
});
