/** `org-cards email <feed> --org a,b,c`: a mail of chosen cards, or of what is new. */
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { languageTag, partialDate } from '../feed/kinds.ts';
import type { Feed, Organization } from '../feed/schema.ts';
import { profileOf } from '../profile/profile-of.ts';
import type { Profile } from '../profile/profile.ts';
import { lookup } from '../profile/text.ts';
import { campaignOf } from '../publish/campaign.ts';
import { digestHtml, digestText } from '../publish/digest.ts';
import { foldersOf } from '../publish/folders.ts';
import { bytesOf } from '../publish/html.ts';
import type { MailCardOptions } from '../publish/mail-card.ts';
import { directoryTitle } from '../publish/feed-text.ts';
import { BETWEEN, mailText } from '../publish/mail-text.ts';
import { mailOf, picturesOf } from '../publish/mail.ts';
import { instant, newsOf } from '../publish/news.ts';
import { languageFolder, languagesOf, shareUrl } from '../publish/site.ts';
import { baseOf } from './publish-command.ts';
import { readSource } from './source.ts';
import { fail, UsageError, yellow } from './terminal.ts';

interface Options {
  org?: string[];
  since?: string;
  baseUrl?: string;
  lang?: string;
  width: number;
  campaign?: string;
  picture?: boolean;
  text?: boolean;
  out?: string;
}

/** Gmail cuts what is longer. */
const GMAIL = 102_000;

const list = (value: string, before: string[] = []): string[] => [...before, ...value.split(',').filter(Boolean)];

export const emailCommand = (): Command =>
  new Command('email')
    .summary('Writes a mail of cards, or of what is new.')
    .description('Writes a mail of chosen cards, or of what is new, as HTML that mail programs show, or as plain text.')
    .argument('<feed>', 'file or address of the feed; - reads standard input')
    .option('--org <ids>', 'the organisations, in this order: a,b,c', list)
    .option('--since <date>', 'what is new and updated since a day: 2026-01-31')
    .option('-b, --base-url <address>', 'where the published site is: cards lead to its pages')
    .option('--lang <tag>', 'language of the reader; default: the first of the feed')
    .option('--width <pixels>', 'width of the mail', (value) => Number(value), 600)
    .option(
      '--campaign <name>',
      'campaign for the links, or all of its parameters: utm_source=letter&utm_campaign=spring',
    )
    .option('--picture', 'cards as linked pictures that stay current, from the published site')
    .option('--text', 'plain text')
    .option('-o, --out <file>', 'where to write it; default: standard output')
    .action(run);

async function run(input: string, options: Options): Promise<void> {
  const base = options.baseUrl === undefined ? undefined : baseOf(options.baseUrl);
  check(options);
  const { feed, local } = await readSource(input, base ?? 'https://feed.invalid/', true);
  if (!feed) return fail(`${input} is no feed that can be read. See what is wrong: org-cards validate ${input}`, 1);
  // Files beside a local feed that does not say where it is published are nowhere on the web.
  if (local && !feed.feed_url)
    for (const record of feed.organizations) if (record.logo?.src.startsWith(local.base)) delete record.logo;
  const mail = options.since === undefined ? cards(feed, base, options) : news(feed, base, options);
  const bytes = bytesOf(mail);
  if (bytes > GMAIL && !options.text)
    process.stderr.write(
      `${yellow('!')} ${Math.ceil(bytes / 1000)} kB: Gmail cuts mails at 102 kB. Choose fewer cards.\n`,
    );
  if (options.out === undefined) process.stdout.write(mail);
  else writeFileSync(options.out, mail);
}

function check({ org, since, picture, text, baseUrl, width, lang }: Options): void {
  if (org && since !== undefined) throw new UsageError('--org and --since are two kinds of mail: choose one.');
  if (since !== undefined && !partialDate(since))
    throw new UsageError(`--since ${since} is no date such as 2026-01-31.`);
  if (picture && baseUrl === undefined) throw new UsageError('--picture needs --base-url: the pictures are there.');
  if (picture && (text || since !== undefined)) throw new UsageError('--picture goes with --org, and not with --text.');
  if (lang !== undefined && !languageTag(lang)) throw new UsageError(`--lang ${lang} is no language tag such as fr.`);
  if (!(width >= 240 && width <= 1200)) throw new UsageError('--width takes 240 to 1200 pixels.');
}

/** The records that were asked for, in that order; of a feed with one record that one. */
function selected({ organizations }: Feed, ids: readonly string[] | undefined): Organization[] {
  if (!ids && organizations.length > 1)
    throw new UsageError('Say which organisations the mail is of (--org a,b,c), or since when (--since 2026-01-31).');
  if (!ids) return organizations;
  const byId = new Map(organizations.map((organization) => [organization.id, organization]));
  const unknown = ids.filter((id) => !byId.has(id));
  if (unknown.length) throw new UsageError(`Not in this feed: ${unknown.join(', ')}.`);
  return ids.map((id) => byId.get(id)!);
}

/** Where the site has its pages for readers of a language. */
const folderFor = (feed: Feed, lang: string): string => {
  const languages = languagesOf(feed);
  return languageFolder({ languages }, lookup(languages, lang) ?? languages[0]!);
};

/** Addresses of the share pages for readers of a language; none where nobody says where the site is. */
function pagesOf(feed: Feed, base: string | undefined, lang: string): (id: string) => string | undefined {
  if (base === undefined) return () => undefined;
  const folders = foldersOf(
    feed.organizations.map(({ id }) => id),
    new Map(),
  );
  return (id) => shareUrl(base, folders.get(id)!) + folderFor(feed, lang);
}

/** The feed's own, where it is of a kind that mail programs show. */
const logoFor = ({ logo }: Organization): MailCardOptions['logo'] =>
  logo && /^https:.*\.(png|jpe?g|gif)$/i.test(logo.src) ? logo : undefined;

function cards(feed: Feed, base: string | undefined, options: Options): string {
  const lang = options.lang ?? languagesOf(feed)[0]!;
  const page = pagesOf(feed, base, lang);
  const campaign = options.campaign && campaignOf(options.campaign);
  const chosen = selected(feed, options.org).map((organization): [Profile, MailCardOptions] => [
    profileOf(feed, organization, lang),
    { url: page(organization.id), campaign, logo: logoFor(organization) },
  ]);
  if (options.text) return chosen.map(([profile, own]) => mailText(profile, own)).join(BETWEEN);
  const [first] = chosen;
  const title = first && chosen.length === 1 ? first[0].name : directoryTitle({ feed, base }, lang);
  const frame = {
    lang: first?.[0].lang ?? lang,
    dir: first?.[0].dir ?? 'ltr',
    title: title.text,
    width: options.width,
  };
  return options.picture ? picturesOf(chosen, (id) => `${page(id)}card.png`, frame) : mailOf(chosen, frame);
}

function news(feed: Feed, base: string | undefined, options: Options): string {
  const lang = options.lang ?? languagesOf(feed)[0]!;
  const page = pagesOf(feed, base, lang);
  const candidates = feed.organizations.map((organization) => ({
    organization,
    url: page(organization.id) ?? organization.url,
    profile: () => profileOf(feed, organization, lang),
  }));
  const digest = options.text ? digestText : digestHtml;
  const found = newsOf(candidates);
  if (!found.some(({ date }) => date >= instant(options.since!)))
    process.stderr.write(`${yellow('!')} Nothing is new since ${options.since}: the mail says no more than that.\n`);
  return digest(found, {
    lang,
    title: directoryTitle({ feed, base }, lang),
    url: base === undefined ? feed.url : base + folderFor(feed, lang),
    since: options.since,
    width: options.width,
    campaign: options.campaign && campaignOf(options.campaign),
    logo: ({ organization }) => logoFor(organization),
  });
}
