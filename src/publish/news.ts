/** What is new in a directory, and what has changed there: by the dates of its records, and by what was published before. */
import type { Organization } from '../feed/schema.ts';
import type { Profile } from '../profile/profile.ts';

/** An organization as it is published. */
export interface Candidate {
  organization: Organization;
  profile(): Profile;
  /** Its page. */
  url: string | undefined;
  /** When it was first published, and when it was last seen to change; unknown where nothing was published yet. */
  history?: { published: string; changed: string } | undefined;
}

export interface News extends Candidate {
  /** When it joined the directory, as an instant, where that is known. */
  joined: string | undefined;
  /** When something last happened to it. */
  date: string;
}

/** A date of any precision as an instant (RFC 3339): the first there is in it. */
export function instant(date: string): string {
  const [, day, time = '00:00:00', zone = 'Z'] = /^([\d-]+)(?:[Tt ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(.+)?)?$/.exec(
    date.trim(),
  )!;
  const [year, month = '01', dayOfMonth = '01'] = day!.split('-');
  const written = `${year}-${month}-${dayOfMonth}T${time.padEnd(8, ':00')}${zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`;
  const parsed = new Date(written);
  return Number.isNaN(parsed.getTime()) ? `${year}-01-01T00:00:00Z` : `${parsed.toISOString().slice(0, 19)}Z`;
}

/** The last of some dates that is not after a moment. */
const latest = (dates: readonly (string | undefined)[], end: string): string | undefined =>
  dates
    .filter((date) => date !== undefined)
    .map(instant)
    .filter((date) => date <= end)
    .sort()
    .at(-1);

const DAY = 24 * 3600 * 1000;

/**
 * All that has a date, the newest first. One to come is a slip, and would be the newest for years: it is none.
 * @param now in milliseconds
 */
export function newsOf(candidates: readonly Candidate[], now = Date.now()): News[] {
  // It is tomorrow somewhere.
  const news = newsUntil(new Date(now + DAY).toISOString(), candidates);
  // Where everything is to come it is the clock that is wrong.
  return news.length ? news : newsUntil('~', candidates);
}

function newsUntil(end: string, candidates: readonly Candidate[]): News[] {
  // What the first run published was there before: only later ones say when something was new.
  const start = candidates.map(({ history }) => history?.published ?? '9').sort()[0] ?? '9';
  const news = candidates.flatMap((candidate): News[] => {
    const { organization, history } = candidate;
    const { member_since, updated, verified } = organization;
    const seen = (date: string | undefined) => (date !== undefined && date > start ? date : undefined);
    const joined = latest([member_since, seen(history?.published)], end);
    const date = latest([joined, updated, verified?.date, seen(history?.changed)], end);
    return date === undefined ? [] : [{ ...candidate, joined, date }];
  });
  return news.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** Where nobody says since when: the month before the newest. */
export function monthBefore(date: string): string {
  const moved = new Date(date);
  moved.setUTCDate(moved.getUTCDate() - 31);
  return moved.toISOString().slice(0, 10);
}
