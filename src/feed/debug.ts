/** All that `debug` says of feeds: what was left out, each with its remedy, and what is read as it is and meant otherwise. */
import { adviceOn, type Advice } from './advice.ts';
import { explain } from './explain.ts';
import { issuesOf } from './issues.ts';
import type { OpenFeed } from './open.ts';
import { adviceOnOther, hasOtherList } from './other-file.ts';

/** Hints of which readers notice something; the rest is for `validate`. */
const TOLD = /^(unknown-field|several-\w+|no-tel|leftover|other-\w+)$/;

/** @param read all files of a feed that were read */
export function explainAll(read: readonly OpenFeed[]): string[] {
  const ids = new Set(read.flatMap(({ feed }) => feed?.organizations.map(({ id }) => id) ?? []));
  return read.flatMap((open) => {
    const { json, feed } = open;
    const advice = [
      ...(feed ? adviceOn(json, ids, new Date().getFullYear()) : []),
      ...(!feed || hasOtherList(json) ? adviceOnOther(json) : []),
    ];
    // Who is missing here may stand in a file that nobody has asked for.
    const isPart = feed?.next ?? feed?.pages ?? feed?.org_url;
    const told = advice.filter(({ code, level }) =>
      code === 'unknown-org' ? !isPart : level !== 'hint' || TOLD.test(code),
    );
    return [...issuesOf(open).map((issue) => explain(issue, json)), ...alike(told)];
  });
}

/** What was done everywhere in the same way is told once. */
function alike(advice: readonly Advice[]): string[] {
  const groups = new Map<string, [first: Advice, more: number]>();
  for (const one of advice) {
    const key = one.code + one.path.replace(/\d+/g, '');
    const group = groups.get(key);
    if (group) group[1]++;
    else groups.set(key, [one, 0]);
  }
  return [...groups.values()].map(([first, more]) => explain(first) + (more ? ` The same in ${more} more.` : ''));
}
