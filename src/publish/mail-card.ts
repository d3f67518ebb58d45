/**
 * A card for mail: tables and inline styles, since nothing else is read everywhere. One link a card; name, place and
 * link are always there, the rest as the room allows. Clients recolour mail in dark mode as they like, so every ground
 * is said together with its text, and the border can be seen on either.
 */
import { keyFactsOf } from '../profile/key-facts.ts';
import type { Logo, Profile } from '../profile/profile.ts';
import type { Phrase } from '../profile/text.ts';
import { border, colours, radius } from '../theme.ts';
import { withCampaign } from './campaign.ts';
import { cut } from './cut.ts';
import { attributes, bytesOf, Html, markup, type Content } from './html.ts';

export interface MailCardOptions {
  /** Where the card leads; without it the organization's page in the directory, else its site. */
  url?: string | undefined;
  /** Parameters for that address, from `campaignOf`. */
  campaign?: string | undefined;
  /** The logo to load, with an absolute address; without one initials stand there. */
  logo?: Pick<Logo, 'src' | 'width' | 'height' | 'background'> | undefined;
  /** Level of the name's heading: 2; 1 where the card is all, 3 below another. */
  level?: 1 | 2 | 3 | undefined;
  /** Most bytes that the card may take. */
  bytes?: number | undefined;
}

/** Bytes of one card among several: Gmail cuts a mail at about 102 kB. */
export const AMONG_SEVERAL = 6000;
/** Bytes of a card that is a mail's only one. */
export const ALONE = 18_000;

/** How much is said: characters of the text and of a name, and how many of the rest. */
interface Amount {
  text: number;
  name: number;
  facts: number;
  tags: number;
  contact: number;
  details: number;
}
const amounts: readonly Amount[] = [
  { text: 900, name: 300, facts: 6, tags: 30, contact: 20, details: 20 },
  { text: 500, name: 300, facts: 6, tags: 12, contact: 8, details: 4 },
  { text: 280, name: 300, facts: 4, tags: 6, contact: 4, details: 0 },
  { text: 160, name: 240, facts: 3, tags: 3, contact: 2, details: 0 },
  { text: 0, name: 160, facts: 0, tags: 0, contact: 0, details: 0 },
];
/** A longer address is none that a mail program follows. */
const LONGEST_LINK = 2000;
/** Pixels of a logo's side. */
const LOGO = 48;

const { text, muted, accent, tint, surface } = Object.fromEntries(
  // Outlook reads only colours of six digits.
  Object.entries(colours).map(([name, [light]]) => [name, light.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')]),
) as Record<keyof typeof colours, string>;
const family = 'font-family:Arial,Helvetica,sans-serif';
/** A word longer than its line is broken. */
export const breaking = 'word-break:break-word';
/** Styles of text: every cell says all of them, since Outlook's tables inherit nothing. */
export const body = `${family};font-size:15px;line-height:22px;color:${text}`;
export const small = `${family};font-size:13px;line-height:18px;color:${muted}`;
export const accented = `color:${accent}`;

/** A table that only puts things in their places. */
export const table = (rows: Content, style = 'border-collapse:collapse'): Html =>
  markup`<table role="presentation" style="${style}">${rows}</table>`;
export const row = (content: Content, style: string): Html => markup`<tr><td style="${style}">${content}</td></tr>\n`;

/** A heading, with the size of its letters in pixels. */
export const heading = (level: 1 | 2 | 3, size: number, content: Content): Html => {
  const style = `margin:0;${family};font-weight:bold;${breaking};font-size:${size}px;line-height:${Math.round(size * 1.25)}px;color:${text}`;
  return new Html(`<h${level} style="${style}">${markup`${content}`}</h${level}>`);
};

/** A text with its language; the direction isolates it. */
export const say = ({ text, lang, dir }: Phrase): Content =>
  lang || dir ? markup`<span${attributes({ lang, dir })}>${text}</span>` : text;

const shorter = (phrase: Phrase, most: number, lang: string): Phrase =>
  phrase.text.length > most ? { ...phrase, text: cut(phrase.text, most, phrase.lang ?? lang) } : phrase;

export const joined = (parts: readonly Content[], between: Content): Content =>
  parts.map((part, i) => (i ? [between, part] : part));

/** Where a card in a mail leads. */
export function linkOf(profile: Profile, { url, campaign }: MailCardOptions): string | undefined {
  const site = profile.contact.find(({ kind }) => kind === 'website')?.url;
  const address = [url, profile.url, site].find((address) => address && address.length <= LONGEST_LINK);
  return address && withCampaign(address, campaign);
}

/** What a picture of the card says where pictures are off: the name and what says most, in the language of the latter. */
export function pictureText(profile: Profile): Phrase {
  const facts = keyFactsOf(profile);
  const { lang = profile.lang, dir } = facts.find(({ text }) => /\p{L}/u.test(text)) ?? profile.name;
  const said = facts.map(({ text }) => cut(text, 80, lang)).join(' · ');
  return { text: [cut(profile.name.text, 300, lang), said].filter(Boolean).join(' – '), lang, dir };
}

/** The text to show: the short one, else the beginning of the long one. */
export function leadOf({ summary, sections, lang }: Profile, most: number): Phrase | undefined {
  const lead = summary ?? sections[0]?.paragraphs[0];
  return lead && most ? shorter(lead, most, lang) : undefined;
}

/** The logo on a plate with room around it, white unless it needs another, else initials: either can be seen on any ground. */
function plate({ initials, acronym, logo, dir }: Profile, loaded: MailCardOptions['logo']): Content {
  if (!loaded && !initials) return undefined;
  const ground = loaded ? (loaded.background ?? '#ffffff') : tint;
  let image: Content = initials;
  if (loaded) {
    // Fits into a square; a size that nobody told is the square's.
    const { src, width = LOGO, height = LOGO } = loaded;
    const scale = LOGO / Math.max(width, height, 1);
    const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
    const alt = cut(logo?.alt?.text ?? acronym?.text ?? initials, 60, 'en');
    image = markup`<img src="${src}" width="${w}" height="${h}" alt="${alt}" style="border:0">`;
  }
  const style = `background-color:${ground};border:1px solid #c3ccd5;border-radius:9px;padding:4px;width:${LOGO}px;height:${LOGO}px;text-align:center;vertical-align:middle;${family};font-weight:bold;font-size:19px;${accented}`;
  const room = dir === 'rtl' ? 'padding:0 0 0 14px' : 'padding:0 14px 0 0';
  return markup`<td style="${room};vertical-align:top">${table(row(image, style), `border-collapse:separate;border-spacing:0;width:${LOGO + 10}px`)}</td>`;
}

function head(profile: Profile, options: MailCardOptions, short: (phrase: Phrase, most?: number) => Content): Content {
  const { name, acronym, places, messages } = profile;
  const href = linkOf(profile, options);
  const title = href
    ? markup`<a href="${href}" style="${accented};text-decoration:underline">${short(name)}</a>`
    : short(name);
  const behind = acronym && markup` <span style="color:${muted};font-weight:normal">(${short(acronym, 40)})</span>`;
  const where = joined(
    places.slice(0, 6).map((place) => short(place, 60)),
    messages.comma,
  );
  return table(
    markup`<tr>${plate(profile, options.logo)}<td style="vertical-align:middle">
      ${heading(options.level ?? 2, 21, [title, behind])}
      ${places[0] && markup`<span style="${family};font-size:15px;line-height:22px;color:${muted}">${where}</span>`}</td></tr>`,
  );
}

/** Outlook for Windows, which knows no floats, has them in the cells of a table of its own. */
const [SIDE_BY_SIDE, NEXT, END] = ['<table><tr><td>', '</td><td>', '</td></tr></table>'].map(
  (html) => new Html(`<!--[if mso]>${html}<![endif]-->`),
);

/** Label above value, as many side by side as there is room for. */
function facts({ facts, lang, dir }: Profile, most: number): Content {
  const [side, room] = dir === 'rtl' ? ['right', '14px 0 0 28px'] : ['left', '14px 28px 0 0'];
  const cell = ({ label, value }: Profile['facts'][number]) =>
    table(
      row(
        markup`<span style="${small}">${label.replaceAll(' ', '\u00a0')}</span><br>${say(shorter(value, 120, lang))}`,
        `padding:${room};${body}${/\S{25}/.test(value.text) ? `;${breaking}` : ''}`,
      ),
      `float:${side};border-collapse:collapse`,
    );
  const cells = facts.slice(0, most).map(cell);
  return cells[0] && row([SIDE_BY_SIDE, joined(cells, NEXT), END], 'padding:0');
}

function tags({ tags, messages, lang }: Profile, most: number): Content {
  const shown: Content[] = tags.slice(0, most).map(({ label }) => say(shorter(label, 60, lang)));
  if (!shown[0]) return undefined;
  if (tags.length > most) shown.push(`+${tags.length - most}`);
  return markup`<span style="${small}">${messages.tags}</span><br>${joined(shown, ' · ')}`;
}

/** A label before its value, a line each. */
const lines = (rows: readonly [label: string | false, value: Content][]): Content =>
  rows[0] &&
  joined(
    rows.map(([label, value]) => [label && markup`<span style="${small}">${label}</span> `, value]),
    markup`<br>`,
  );

const contact = ({ contact, lang, messages }: Profile, most: number): Content =>
  lines(
    contact.slice(0, most).map(({ kind, label, name, lines }) => {
      const text = lines.map((line) => say(shorter(line, 160, lang)));
      return [kind !== 'links' && label, [name && [say(shorter(name, 80, lang)), ' '], joined(text, messages.comma)]];
    }),
  );

const details = ({ details, lang }: Profile, most: number): Content =>
  lines(details.slice(0, most).map(({ label, value }) => [label, say(shorter(value, 120, lang))]));

/** As wide as what is around it. */
export const WIDE = 'border-collapse:collapse;width:100%';
/** Room above each block but the first. */
const BLOCK = 'padding:14px 0 0 0';
const block = (content: Content): Content => content && row(content, `${BLOCK};${body};${breaking}`);

function written(profile: Profile, options: MailCardOptions, amount: Amount): Html {
  const { lang, dir, messages, status, successor, source, dated, sections, summary } = profile;
  const short = (phrase: Phrase, most = amount.name) => say(shorter(phrase, most, lang));
  const lead = leadOf(profile, amount.text);
  const foreign = !summary && sections[0]?.language;
  const next = successor && [' ', successor.label && [short(successor.label, 40), ' '], short(successor.name)];
  const origin = [source && [messages.source, ' ', short(source.name, 160)], dated?.text].filter((part) => !!part);
  const content = table(
    [
      row(head(profile, options, short), 'padding:0'),
      block(status && [short(status, 160), next]),
      facts(profile, amount.facts),
      block(tags(profile, amount.tags)),
      block(lead && [say(lead), foreign && markup` <span style="${small}">(${foreign})</span>`]),
      block(contact(profile, amount.contact)),
      block(details(profile, amount.details)),
      origin[0] &&
        row(
          table(
            row(joined(origin, markup`<br>`), `border-top:1px solid ${border};padding:10px 0 0 0;${small};${breaking}`),
            WIDE,
          ),
          BLOCK,
        ),
    ],
    WIDE,
  );
  const frame = `width:100%;border-collapse:separate;border-spacing:0;background-color:${surface};border:1px solid ${border};border-radius:${radius * 16}px`;
  return markup`<table role="presentation"${attributes({ lang, dir })} style="${frame}">${row(content, 'padding:20px 22px 18px 22px')}</table>`;
}

/** The card, with as much on it as its bytes allow. */
export function mailCard(profile: Profile, options: MailCardOptions = {}): Html {
  const { bytes = ALONE } = options;
  let card: Html | undefined;
  // Among several a card is short even where there were room: a mail is to be read to its end.
  for (const amount of bytes < ALONE ? amounts.slice(2) : amounts) {
    card = written(profile, options, amount);
    if (bytesOf(card) <= bytes) break;
  }
  return card!;
}
