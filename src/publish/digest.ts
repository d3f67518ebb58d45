/** « New and updated since … »: a mail, as HTML and as text, of what is new in a directory. */
import { dateName } from '../profile/intl.ts';
import { keyFactsOf } from '../profile/key-facts.ts';
import { fill } from '../profile/messages.ts';
import { direction, type Phrase } from '../profile/text.ts';
import { border } from '../theme.ts';
import { cut } from './cut.ts';
import { attributes, bytesOf, markup, type Content } from './html.ts';
import * as mail from './mail-card.ts';
import { mailDocument } from './mail.ts';
import { BETWEEN, mailText } from './mail-text.ts';
import { mailWords, othersOf, type MailWords } from './mail-words.ts';
import { instant, monthBefore, type News } from './news.ts';

export interface DigestOptions {
  /** Name of the directory, and its page. */
  title: Phrase;
  url: string | undefined;
  /** Language of the mail. */
  lang: string;
  /** First day that counts; without one the month before the newest. */
  since?: string | undefined;
  width?: number | undefined;
  campaign?: string | undefined;
  /** The logo to load, with an absolute address. */
  logo?: ((news: News) => mail.MailCardOptions['logo']) | undefined;
}

/** As many are shown as cards; more are a list. */
const CARDS = 12;
/** Nobody reads more of a mail in plain text. */
const MOST_IN_TEXT = 100;
/** Bytes of all of them: Gmail cuts a mail at about 102 kB. */
const ROOM = 96_000;

interface Chosen {
  words: MailWords;
  title: string;
  heading: Content;
  since: string;
  groups: [title: string, news: News[]][];
}

function chosen(news: readonly News[], { title, lang, since }: DigestOptions): Chosen {
  const words = mailWords(lang);
  const newest = news[0]?.date;
  const first = since ?? (newest === undefined ? undefined : monthBefore(newest));
  const recent = first === undefined ? [] : news.filter(({ date }) => date >= instant(first));
  const isNew = ({ joined }: News) => joined !== undefined && joined >= instant(first!);
  const groups: Chosen['groups'] = [
    [words.added, recent.filter(isNew)],
    [words.changed, recent.filter((entry) => !isNew(entry))],
  ];
  const day = first === undefined ? '' : dateName(first, words.lang);
  return {
    words,
    title: fill(words.news, title.text),
    heading: fill(words.news, '\0')
      .split('\0')
      .flatMap((part, i) => (i ? [mail.say(title), part] : part)),
    since: !day ? words.undated : fill(recent[0] ? words.since : words.nothing, day),
    groups: groups.filter(([, entries]) => entries[0]),
  };
}

const optionsFor = (entry: News, { campaign, logo }: DigestOptions): mail.MailCardOptions => ({
  url: entry.url,
  campaign,
  logo: logo?.(entry),
  level: 3,
  bytes: mail.AMONG_SEVERAL,
});

/** One organization of many: name, what says most, and the beginning of its text. */
function line(entry: News, options: DigestOptions): Content {
  const profile = entry.profile();
  const { lang, dir, name } = profile;
  const href = mail.linkOf(profile, optionsFor(entry, options));
  const text = mail.say({ ...name, text: cut(name.text, 200, lang) });
  const facts = keyFactsOf(profile).map((fact) => mail.say({ ...fact, text: cut(fact.text, 60, lang) }));
  const lead = mail.leadOf(profile, 140);
  return markup`<div${attributes({ lang, dir })}>${mail.heading(3, 16, href ? markup`<a href="${href}" style="${mail.accented}">${text}</a>` : text)}
    <span style="${mail.small}">${mail.joined(facts, ' · ')}</span>${lead && [markup`<br>`, mail.say(lead)]}</div>`;
}

/** The digest as a mail. */
export function digestHtml(news: readonly News[], options: DigestOptions): string {
  const { words, title, heading, since, groups } = chosen(news, options);
  const count = groups.reduce((sum, [, entries]) => sum + entries.length, 0);
  const rows: Content[] = [markup`${mail.heading(1, 24, heading)}<span style="${mail.small}">${since}</span>`];
  let bytes = 0;
  let shown = 0;
  for (const [name, entries] of groups) {
    let first = true;
    for (const entry of entries) {
      if (bytes > ROOM) break;
      const card =
        count > CARDS
          ? mail.table(
              mail.row(
                line(entry, options),
                `border-top:1px solid ${border};padding:10px 0 0 0;${mail.body};${mail.breaking}`,
              ),
              mail.WIDE,
            )
          : mail.mailCard(entry.profile(), optionsFor(entry, options));
      bytes += bytesOf(markup`${card}`) + 80;
      if (bytes > ROOM) break;
      if (first) rows.push(mail.heading(2, 18, name));
      first = false;
      rows.push(card);
      shown++;
    }
  }
  const left = count - shown;
  const more = left ? othersOf(left, words) : '';
  if (more)
    rows.push(options.url ? markup`<a href="${options.url}" style="${mail.body};${mail.accented}">${more}</a>` : more);
  return mailDocument({ lang: words.lang, dir: direction(words.lang), title, width: options.width }, rows);
}

/** The same in plain text. */
export function digestText(news: readonly News[], options: DigestOptions): string {
  const { words, title, since, groups } = chosen(news, options);
  let room = MOST_IN_TEXT;
  const parts = groups.flatMap(([name, entries]) => {
    const shown = entries.slice(0, room);
    room -= shown.length;
    const cards = shown.map((entry) => mailText(entry.profile(), optionsFor(entry, options)));
    return cards[0] === undefined ? [] : [`${name}\n\n${cards[0]}`, ...cards.slice(1)];
  });
  const left = groups.reduce((sum, [, entries]) => sum + entries.length, 0) - (MOST_IN_TEXT - room);
  if (left) parts.push(`${othersOf(left, words)}${options.url ? `: ${options.url}` : ''}\n`);
  return [`${title}\n${since}\n`, ...parts].join(BETWEEN);
}
