/** How quick pictures and mails are made: processor time of one thread, since other work on the machine is none of it. */
import { parseFeed } from '../../dist/feed/read.js';
import { profileOf } from '../../dist/profile/profile-of.js';
import { mailText } from '../../dist/publish/mail-text.js';
import { mailOf } from '../../dist/publish/mail.js';
import { studio } from '../../dist/publish/studio.js';
import { line, times } from './figures.mjs';

/** Pictures a second that one core has to make, and mails, of which pages and contact files want their part. */
const PICTURES = 10;
const MAILS = 1_000;

export async function measureMail(demo) {
  const { feed } = parseFeed(demo, 'https://directory.example/feed.json');
  const profiles = feed.organizations.map((organization) => profileOf(feed, organization, 'fr'));
  const { draw } = await studio();
  const kinds = [{ kind: 'card' }, { kind: 'card', dark: true }, { kind: 'preview' }];
  const bytes = [];
  perSecond(
    'pictures',
    PICTURES,
    profiles.slice(0, 60).flatMap((profile) => kinds.map((kind) => [profile, kind])),
    ([profile, kind]) => bytes.push(draw(profile, kind).length),
  );
  const largest = Math.max(...bytes);
  line(
    'largest picture',
    `${times(largest / 60_000)} the 60 kB allowed: ${(largest / 1000).toFixed(1)} kB`,
    largest / 60_000,
    1,
  );
  perSecond('mails (HTML and text)', MAILS, profiles, (profile) => {
    const { lang, dir, name } = profile;
    return mailOf([[profile, {}]], { lang, dir, title: name.text }) + mailText(profile);
  });
}

function perSecond(name, least, items, make) {
  for (const item of items.slice(0, 5)) make(item);
  const start = process.cpuUsage();
  for (const item of items) make(item);
  const { user, system } = process.cpuUsage(start);
  const rate = items.length / ((user + system) / 1e6);
  line(
    `${name} a second and core`,
    `${times(least / rate)} the time for ${least} allowed: ${Math.round(rate)}`,
    least / rate,
    1,
  );
}
