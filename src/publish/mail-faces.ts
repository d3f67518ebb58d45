/** The mail kit of each organization, and what is new in the whole directory. */
import { profileOf } from '../profile/profile-of.ts';
import { atom } from './atom.ts';
import { digestHtml, digestText } from './digest.ts';
import { directoryTitle, feedText } from './feed-text.ts';
import { mailText } from './mail-text.ts';
import { mailOf } from './mail.ts';
import { newsOf, type News } from './news.ts';
import { shareUrl, type Face, type PageMaker } from './site.ts';

export const mailKit: Face = {
  name: 'mail',
  files(entry) {
    const files: Record<string, string> = {};
    for (const tag of entry.site.languages) {
      const folder = entry.folderIn(tag);
      const profile = entry.profile(tag);
      const options = { url: entry.urlIn(tag), logo: entry.organization.logo };
      const { lang, dir, name } = profile;
      files[`${folder}email.html`] = mailOf([[profile, options]], { lang, dir, title: name.text });
      files[`${folder}email.txt`] = mailText(profile, options);
    }
    return files;
  },
};

export const newsFiles: PageMaker = {
  name: 'news',
  *files(all) {
    const { base, feed, languages, jobs } = all;
    const lang = languages[0]!;
    const news = newsOf(
      jobs
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ organization, folder, history }) => ({
          organization,
          history,
          url: shareUrl(base, folder),
          profile: () => profileOf({ ...feed, organizations: [organization] }, organization, lang),
        })),
    );
    const title = directoryTitle(all, lang);
    const { publisher } = feed;
    const options = { title, lang, url: base, logo: ({ organization }: News) => organization.logo };
    yield ['updates.html', digestHtml(news, options)];
    yield ['updates.txt', digestText(news, options)];
    const name = feedText(publisher?.name, all, lang)?.text ?? title.text;
    yield [
      'atom.xml',
      atom(news, {
        base,
        lang,
        title: title.text,
        author: { name, url: publisher?.url ?? publisher?.website },
        rights: feedText(feed.rights, all, lang)?.text,
        updated: feed.updated,
      }),
    ];
  },
};
