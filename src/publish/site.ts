/**
 * What a published site is made of. A **face** makes the files of one organization, a **page maker** those of the site
 * as a whole; both are pure: they get everything as arguments and give texts or bytes by path. `faces.ts` lists them;
 * `render.ts` asks each face for each organization, in as many threads as there are cores; `publish.ts` writes what
 * differs from the files of the last run, in one go at the end.
 */
import type { Feed, Organization } from '../feed/schema.ts';
import { profileOf } from '../profile/profile-of.ts';
import type { Profile } from '../profile/profile.ts';
import { freeFolder } from './folders.ts';
import type { JobLogo } from './logos.ts';

/** What all organizations of a site share. Plain data, since it is handed to threads. */
export interface Site {
  /** Address of the site, with a final slash. */
  base: string;
  /** The feed without its records. */
  feed: Omit<Feed, 'organizations'>;
  /** Languages on offer, the default first. */
  languages: string[];
  /** Version of org-cards, for the pinned copies of the scripts. */
  version: string;
  /** `sha384-…` of the published scripts, by file name. */
  integrity: Record<string, string>;
  /** Where files that the feed names relative to itself lie when it was read from a disk: what is below `base` is in `folder`. */
  local?: { base: string; folder: string } | undefined;
  /** Packages of fonts that pictures are drawn with: with another one there are other pictures. */
  fonts: string[];
  /** Names of the faces at work: pages link only to files that are there. */
  faces: string[];
}

/** What the command line has to say to the faces. */
export interface PublishOptions {
  /** Whether pictures are made, and with which fonts. */
  pictures: boolean;
  fonts: string[];
}

/** One organization as it is published: relations have names and addresses, no other record is needed. */
export interface Job {
  organization: Organization;
  /** Name of its folder below `organizations/`. */
  folder: string;
  /** Whether it has left the feed. */
  withdrawn: boolean;
  /** ISO dates: when it was first published here, and when its record was last seen to change. */
  history: { published: string; changed: string };
  /** The copy of its logo. */
  logo?: JobLogo | undefined;
}

/** Paths, relative to the organization's folder or to the site, and what the files there contain. */
export type Files = Record<string, string | Uint8Array>;

/** Makes files of one organization. */
export interface Face {
  /** Unique and stable: the manifest remembers files by it. */
  name: string;
  /** Whether it is at work, where that is a matter of choice. */
  wanted?(options: PublishOptions): boolean;
  files(entry: Entry): Files | Promise<Files>;
  /**
   * What its files depend on, where that is less than the whole record, feed and program, for files that take long to
   * make (pictures): as long as it is the same, the files of the last run are kept.
   */
  inputs?(entry: Entry): unknown;
  /** What is to be said of all files that this thread has made so far, as sentences. */
  notes?(): string[];
}

/** Makes files of the site as a whole: directory pages, feeds of news, headers. */
export interface PageMaker {
  name: string;
  files(all: WholeSite): Iterable<readonly [path: string, content: string | Uint8Array]>;
}

export interface WholeSite extends Site {
  /** In the order of the feed; those that have left it come last. */
  jobs: readonly Job[];
}

/** One organization with its site: what a face is given. */
export class Entry implements Job {
  readonly site: Site;
  readonly organization: Organization;
  readonly folder: string;
  /** Address of its share page: `https://…/organizations/<id>/`. */
  readonly url: string;
  readonly withdrawn: boolean;
  readonly history: Job['history'];
  readonly logo: Job['logo'];
  readonly #profiles = new Map<string, Profile>();

  constructor(site: Site, { organization, folder, withdrawn, history, logo }: Job) {
    this.site = site;
    this.organization = organization;
    this.folder = folder;
    this.url = shareUrl(site.base, folder);
    this.withdrawn = withdrawn;
    this.history = history;
    this.logo = logo;
  }

  /** The default language of the site. */
  get lang(): string {
    return this.site.languages[0]!;
  }

  /** What the files of a language lie below, with a final slash: the default one has no folder of its own. */
  folderIn(lang: string): string {
    return languageFolder(this.site, lang);
  }

  /** Address of the share page in a language. */
  urlIn(lang: string): string {
    return `${this.url}${this.folderIn(lang)}`;
  }

  /** The record for readers of a language: where its page is here, in that language. */
  record(lang: string): Organization {
    const { organization, url } = this;
    return organization.url === url ? { ...organization, url: this.urlIn(lang) } : organization;
  }

  /** What there is to say of it in a language. */
  profile(lang: string = this.lang): Profile {
    let profile = this.#profiles.get(lang);
    if (!profile) {
      const record = this.record(lang);
      const feed = { ...this.site.feed, organizations: [record] };
      // What it makes only when asked is made once, since every face asks for it.
      this.#profiles.set(lang, (profile = { ...profileOf(feed, record, lang) }));
    }
    return profile;
  }
}

/** Address of an organization's share page. */
export const shareUrl = (base: string, folder: string): string => `${base}organizations/${encodeURIComponent(folder)}/`;

/** Folders of a site that a language, of three letters at most, may be called like. */
const TAKEN = ['tag'];

/** What is the same on all pages of a site in a language is made once: there are tens of thousands of them. */
export function oncePerLanguage<S extends object, T>(make: (site: S, lang: string) => T): (site: S, lang: string) => T {
  const made = new WeakMap<S, Map<string, T>>();
  return (site, lang) => {
    let byLanguage = made.get(site);
    if (!byLanguage) made.set(site, (byLanguage = new Map()));
    let value = byLanguage.get(lang);
    if (value === undefined) byLanguage.set(lang, (value = make(site, lang)));
    return value;
  };
}

/** What the pages of a language lie below, with a final slash: the default one has no folder of its own. */
export const languageFolder = oncePerLanguage(({ languages }: Pick<Site, 'languages'>, lang) =>
  lang === languages[0] ? '' : `${freeFolder(lang, new Set(TAKEN))}/`,
);

/** Languages of a site: those that the feed offers and somebody speaks, each once; never more than anybody reads. */
export function languagesOf({ languages, lang }: Pick<Feed, 'languages' | 'lang'>): string[] {
  const isSpoken = (tag: string): boolean => !/^(und|mul|zxx)\b/i.test(tag);
  const offered = [languages ?? [], [lang ?? 'en']].map((tags) => tags.filter(isSpoken)).find((tags) => tags[0]) ?? [
    'en',
  ];
  const bySpelling = new Map(offered.map((tag) => [tag.toLowerCase(), tag]));
  return [...bySpelling.values()].slice(0, 30);
}
