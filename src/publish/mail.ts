/** A whole mail: one card or several, as HTML and as plain text. */
import type { Profile } from '../profile/profile.ts';
import { attributes, markup, type Content, type Html } from './html.ts';
import { ALONE, AMONG_SEVERAL, body, linkOf, mailCard, pictureText, row, type MailCardOptions } from './mail-card.ts';

export interface MailOptions {
  /** Language and direction of the mail, its title, and its width in pixels. */
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  width?: number | undefined;
}

/** As wide as newsletters usually are. */
const WIDTH = 600;

/** The frame around the rows: as wide as asked, narrower on a phone. Outlook for Windows goes by a table of its own. */
export function mailDocument({ lang, dir, title, width = WIDTH }: MailOptions, rows: readonly Content[]): string {
  const layout = 'role="presentation" border="0" cellpadding="0" cellspacing="0"';
  return `<!doctype html>
<html${attributes({ lang, dir })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${markup`<title>${title}</title>`}
</head>
<body style="margin:0;padding:12px 8px">
<div role="main">
<!--[if mso]><table ${layout} align="center" width="${width}"><tr><td><![endif]-->
${markup`<table role="presentation"${attributes({ dir })} style="width:100%;max-width:${width}px;margin:0 auto;border-collapse:collapse">
${rows.map((content) => row(content, 'padding:0 0 16px 0'))}</table>`}
<!--[if mso]></td></tr></table><![endif]-->
</div>
</body>
</html>
`;
}

/** A mail of one card or several. */
export function mailOf(cards: readonly (readonly [Profile, MailCardOptions])[], options: MailOptions): string {
  const amount = cards.length > 1 ? { bytes: AMONG_SEVERAL } : ({ bytes: ALONE, level: 1 } as const);
  return mailDocument(
    options,
    cards.map(([profile, own]) => mailCard(profile, { ...amount, ...own })),
  );
}

/** The card as a picture that stays current, linked; where pictures are off its words are shown. */
export function pictureOf(
  profile: Profile,
  src: string,
  options: MailCardOptions & { width?: number | undefined } = {},
): Html {
  const { width = WIDTH } = options;
  const href = linkOf(profile, options);
  const style = `border:0;width:100%;max-width:${width}px;height:auto;${body}`;
  const { text, ...language } = pictureText(profile);
  const picture = (more = {}): Html =>
    markup`<img src="${src}" width="${width}" alt="${text}" style="${style}"${attributes(more)}>`;
  return href ? markup`<a href="${href}"${attributes(language)}>${picture()}</a>` : picture(language);
}

/** A mail of such pictures. */
export const picturesOf = (
  cards: readonly (readonly [Profile, MailCardOptions])[],
  srcOf: (id: string) => string,
  options: MailOptions,
): string =>
  mailDocument(
    options,
    cards.map(([profile, own]) => pictureOf(profile, srcOf(profile.id), { ...own, width: options.width })),
  );
