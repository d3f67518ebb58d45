/**
 * Whether there is nothing to publish, found out before anything is read with care: nothing that reads, renders or draws
 * is loaded for it.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fontsAtHand } from './font-packages.ts';
import { OURS } from './lock.ts';
import { damageOf, MANIFEST, readManifest, type Manifest, type Reading } from './manifest.ts';
import { programDigest } from './scripts.ts';

interface Wanted {
  base: string;
  version: string;
  /** Packages of fonts that pictures are drawn with; none where there are no pictures. */
  fonts: readonly string[];
}

/** Hash of all that decides what a site is like. */
export const sourceOf = (digest: string, { base, version, fonts }: Wanted): string =>
  createHash('sha256')
    .update(JSON.stringify([digest, base, version, fonts, programDigest()]))
    .digest('base64url')
    .slice(0, 22);

export interface Unchanged extends Reading {
  organizations: number;
}

/**
 * What the last run has said, where this one would have nothing to do.
 * @param digestOf of the feed, in as many files as there were
 */
export async function unchanged(
  out: string,
  { pictures, ...wanted }: Omit<Wanted, 'fonts'> & { pictures: boolean },
  digestOf: (files: number) => Promise<string | undefined>,
): Promise<Unchanged | undefined> {
  const last = quietManifest(out);
  if (!last?.reading) return undefined;
  const fonts = pictures ? fontsAtHand() : [];
  // That there are none is to be said.
  if (pictures && !fonts.length) return undefined;
  const digest = await digestOf(last.reading.files);
  if (digest === undefined || sourceOf(digest, { ...wanted, fonts }) !== last.source) return undefined;
  const damage = damageOf(out, last);
  if (damage.ids.size || damage.pages) return undefined;
  return { ...last.reading, organizations: Object.keys(last.organizations).length };
}

/** None where another run is at work or was interrupted. */
function quietManifest(out: string): Manifest | undefined {
  try {
    const busy = readdirSync(out).some((name) => name.startsWith(OURS) && name !== MANIFEST);
    return busy ? undefined : readManifest(out);
  } catch {
    return undefined;
  }
}
