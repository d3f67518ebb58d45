/** Which organizations a run publishes: those of the feed, and those that have left it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from '../feed/read.ts';
import type { Feed, Organization, Relation } from '../feed/schema.ts';
import { foldersOf } from './folders.ts';
import type { Manifest } from './manifest.ts';
import { complete, withdrawnRecord } from './records.ts';
import type { Job } from './site.ts';

export interface Plan {
  jobs: Job[];
  /** Ids of those that have left since the last run. */
  left: string[];
  /** Ids whose record is in the feed and could not be read: their page stays as it is. */
  kept: string[];
}

/** @param listed every id that stands in the feed, readable or not */
export function planOf(
  feed: Feed,
  listed: ReadonlySet<string>,
  out: string,
  manifest: Manifest,
  site: { base: string },
  now: string,
): Plan {
  const forgotten = new Set(manifest.forgotten);
  const records = feed.organizations.filter(({ id }) => !forgotten.has(id));
  const present = new Map(records.map((record) => [record.id, record]));
  const known = Object.entries(manifest.organizations);
  const gone = known.filter(([id]) => !present.has(id) && !forgotten.has(id));
  const kept = gone.filter(([id]) => listed.has(id)).map(([id]) => id);
  const absent = gone.filter(([id]) => !listed.has(id));
  const successors = successorsIn(records);
  const former = absent.map(([id, { folder }]) => withdrawnRecord(lastRecord(out, folder, id), successors.get(id)));
  const all = [...records, ...former];
  const folders = foldersOf(
    [...all.map(({ id }) => id), ...kept],
    new Map(known.map(([id, { folder }]) => [id, folder])),
  );
  const jobs = all.map((record, i): Job => {
    const before = manifest.organizations[record.id];
    return {
      organization: complete(record, present, folders, site),
      folder: folders.get(record.id)!,
      withdrawn: i >= records.length,
      history: { published: before?.published ?? now, changed: before?.changed ?? now },
    };
  });
  return { jobs, left: absent.filter(([, { withdrawn }]) => !withdrawn).map(([id]) => id), kept };
}

/** Who says of itself that it follows an organization, by that one's id. */
function successorsIn(records: readonly Organization[]): Map<string, Relation> {
  const found = new Map<string, Relation>();
  for (const { id, name, relations = [] } of records)
    for (const { rel, org } of relations)
      if (rel === 'predecessor' && org !== undefined) found.set(org, { rel: 'successor', org: id, name });
  return found;
}

/** The record as it was last published. */
function lastRecord(out: string, folder: string, id: string): Organization {
  try {
    const json: unknown = JSON.parse(readFileSync(join(out, 'organizations', folder, 'feed.json'), 'utf8'));
    const record = parseFeed(json, 'https://feed.invalid/').feed?.organizations[0];
    if (record) return record;
  } catch {
    // Somebody took the file away; that it has left can be said all the same.
  }
  return { id, name: id };
}
