/** A card in plain text, for the mail's other half. */
import { fullNameOf } from '../profile/key-facts.ts';
import type { Profile } from '../profile/profile.ts';
import { cut } from './cut.ts';
import { leadOf, linkOf, type MailCardOptions } from './mail-card.ts';

/** The same as the card in HTML says, in its order. Lines are as long as they are: programs break them better than we. */
export function mailText(profile: Profile, options: MailCardOptions = {}): string {
  const { lang, messages, places, status, successor, facts, tags, contact, source, dated } = profile;
  const short = ({ text }: { text: string }, most = 300) => cut(text, most, lang);
  const blocks = [
    [cut(fullNameOf(profile), 350, lang), places.map((place) => short(place, 60)).join(messages.comma)],
    [linkOf(profile, options)],
    [
      status &&
        [status, successor?.label, successor?.name]
          .map((phrase) => phrase && short(phrase))
          .filter(Boolean)
          .join(' '),
    ],
    [
      ...facts.map(({ label, value }) => `${label}: ${short(value)}`),
      tags[0] && `${messages.tags}: ${tags.map(({ label }) => short(label, 60)).join(messages.comma)}`,
    ],
    [leadOf(profile, 900)?.text],
    contact
      .slice(0, 20)
      .map(({ kind, label, name, lines }) =>
        [
          kind === 'links' ? '' : `${label}:`,
          name && short(name),
          lines.map((line) => short(line)).join(messages.comma),
        ]
          .filter(Boolean)
          .join(' '),
      ),
    [source && `${messages.source} ${short(source.name)}`, dated?.text],
  ];
  return `${blocks
    .map((lines) => lines.filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** Between two cards of a mail. */
export const BETWEEN = `\n${'-'.repeat(40)}\n\n`;
