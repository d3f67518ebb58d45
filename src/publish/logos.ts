/**
 * Copies logos to the site, so that its pages, mails and pictures need no third party. A copy is kept for a week, and
 * as long as its source is away; where there is none initials are shown.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileName } from './folders.ts';
import { LogoError, MOST_BYTES } from './logo-error.ts';
import { logoFile } from './logo-file.ts';
import type { Manifest } from './manifest.ts';
import { shareUrl, type Job, type Site } from './site.ts';

/** What the manifest remembers. */
export interface CopiedLogo {
  /** Where it came from, and when. */
  src: string;
  fetched: string;
  file: string;
  width: number;
  height: number;
  background?: string | undefined;
}

/** A logo of this run: where its bytes lie. */
export interface JobLogo extends CopiedLogo {
  path: string;
  hash: string;
}

const AT_ONCE = 16;
const WEEK = 7 * 24 * 3600 * 1000;

interface LogoSetup {
  site: Site;
  out: string;
  /** The staging folder. */
  files: string;
  /** What may be asked although it is inside. */
  origin: string | undefined;
  now: string;
  progress: (what: string, done: number, total: number) => void;
}

/**
 * Gives each job its logo and makes its record name the copy; a logo that cannot be had is taken out of the record.
 * @returns why, by id
 */
export async function copyLogos(
  jobs: readonly Job[],
  old: Manifest['organizations'],
  setup: LogoSetup,
): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  const wanted = jobs.filter(({ organization }) => organization.logo);
  const queue = wanted.values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const job of queue) {
      const { id } = job.organization;
      try {
        // oxlint-disable-next-line no-await-in-loop -- there are several of these
        job.logo = await logoOf(job, old[id]?.logo, setup);
      } catch (error) {
        if (!(error instanceof LogoError)) throw error;
        reasons.set(id, error.message);
      }
      showCopy(job, job.logo, setup.site);
      setup.progress('Copying logos', ++done, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return reasons;
}

/** Lets the record name the copy. */
export function showCopy(job: Job, copy: CopiedLogo | undefined, { base }: Site): void {
  const { logo, ...rest } = job.organization;
  if (!logo) return;
  if (!copy) {
    job.organization = rest;
    return;
  }
  const { file, width, height } = copy;
  const { background = copy.background } = logo;
  const shown = { ...logo, src: `${shareUrl(base, job.folder)}${file}`, width, height };
  job.organization = { ...rest, logo: background ? { ...shown, background } : shown };
}

async function logoOf(job: Job, before: CopiedLogo | undefined, setup: LogoSetup): Promise<JobLogo> {
  const { src } = job.organization.logo!;
  const kept = before?.src === src ? keptCopy(job, before, setup) : undefined;
  if (kept && Date.parse(setup.now) - Date.parse(kept.fetched) < WEEK) return kept;
  try {
    const file = await logoFile(await read(src, setup));
    const path = join(dirname(setup.files), 'logos', job.folder);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
    const { name, width, height, background, bytes } = file;
    return { src, fetched: setup.now, file: name, width, height, background, path, hash: hashOf(bytes) };
  } catch (error) {
    if (kept && error instanceof LogoError) return kept;
    throw error;
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

function keptCopy(job: Job, before: CopiedLogo, { out }: LogoSetup): JobLogo | undefined {
  const path = join(out, 'organizations', job.folder, before.file);
  return existsSync(path) ? { ...before, path, hash: hashOf(readFileSync(path)) } : undefined;
}

/** From the feed's own folder where it was read from a disk, else from the web. */
async function read(src: string, { site: { local }, origin }: LogoSetup): Promise<Buffer> {
  if (!local || !src.startsWith(local.base)) return (await import('./logo-fetch.ts')).fetchLogo(src, origin);
  const name = fileName(src.slice(local.base.length));
  if (name.split(/[\\/]/).includes('..')) throw new LogoError('it is not in the folder of the feed');
  const path = join(local.folder, name);
  try {
    if (statSync(path).size > MOST_BYTES) throw new LogoError('it is larger than 2 MB');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof LogoError) throw error;
    throw new LogoError(`${name} is not in the folder of the feed`, { cause: error });
  }
}
