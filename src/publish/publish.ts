/** Publishes a feed as a site: only what differs from the last run is made and written. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Feed } from '../feed/schema.ts';
import { faces, pageMakers } from './faces.ts';
import { LOCK, OURS, PublishError, releaseLock, takeLock } from './lock.ts';
import { copyLogos, showCopy } from './logos.ts';
import {
  damageOf,
  emptyManifest,
  MANIFEST,
  readManifest,
  type FileSet,
  type Manifest,
  type Published,
  type Reading,
} from './manifest.ts';
import { planOf, type Plan } from './plan.ts';
import { envelopeOf } from './records.ts';
import { hashOf, stageChanged, type Rendered, type RenderSetup, type RenderTask } from './render.ts';
import { programDigest, scriptIntegrity } from './scripts.ts';
import { languagesOf, type Job, type PublishOptions, type Site } from './site.ts';
import { abandonStaging, beginStaging, commit, isMoving, recover } from './staging.ts';
import { renderAll } from './threads.ts';
import { sourceOf } from './unchanged.ts';

export interface PublishRequest {
  feed: Feed;
  /** Every id that stands in the feed, readable or not. */
  listed: ReadonlySet<string>;
  /** The feed's bytes, hashed. */
  digest: string;
  reading: Reading;
  local?: Site['local'];
  /** Where the feed comes from, when that is inside the network of whoever publishes it. */
  origin?: string | undefined;
  out: string;
  base: string;
  version: string;
  options: PublishOptions;
  /** Writes into a folder that is not ours, and lets most organizations leave. */
  force: boolean;
  /** Makes everything anew, so that each file is again what it should be. */
  restore: boolean;
  /** Ids to be erased for good. */
  forget: readonly string[];
  progress: (what: string, done: number, total: number) => void;
}

export interface PublishReport {
  organizations: number;
  /** How many were made anew. */
  rendered: number;
  /** Files written and taken away. */
  written: number;
  removed: number;
  /** Ids that have left since the last run, that stay as they were, that were erased. */
  left: string[];
  kept: string[];
  forgotten: string[];
  failures: { id: string; face: string; message: string }[];
  /** What else is to be said, as sentences. */
  notes: string[];
}

const MANY = 20;

export async function publish(request: PublishRequest): Promise<PublishReport> {
  const { out } = request;
  claim(request);
  takeLock(out);
  try {
    await recover(out);
    return await run(request);
  } finally {
    abandonStaging(out);
    releaseLock(out);
  }
}

async function run(request: PublishRequest): Promise<PublishReport> {
  const { feed, out, base, options, version, progress } = request;
  const old = readManifest(out) ?? emptyManifest();
  const forgotten = request.forget.filter((id) => !old.forgotten.includes(id));
  const site: Site = {
    base,
    feed: envelopeOf(feed),
    languages: languagesOf(feed),
    version,
    integrity: scriptIntegrity(),
    local: request.local,
    fonts: options.fonts,
    faces: faces.filter(({ wanted }) => wanted?.(options) ?? true).map(({ name }) => name),
  };
  const siteHash = hashOf(JSON.stringify(site) + programDigest());
  const source = sourceOf(request.digest, { base, version, fonts: options.fonts });
  const damage = damageOf(out, old, true);
  const count = Object.keys(old.organizations).length;
  if (request.restore) for (const id of Object.keys(old.organizations)) damage.ids.add(id);
  const report: PublishReport = {
    organizations: count, rendered: 0, written: 0, removed: 0, left: [], kept: [], forgotten, failures: [], notes: [],
  }; // prettier-ignore
  if (old.source === source && !forgotten.length && !damage.ids.size && !damage.pages && !request.restore)
    return report;

  const now = new Date().toISOString();
  const manifest: Manifest = { ...old, forgotten: [...old.forgotten, ...forgotten] };
  report.forgotten = forgotten.filter((id) => old.organizations[id] || request.listed.has(id));
  for (const id of forgotten)
    if (!report.forgotten.includes(id))
      report.notes.push(`${id} was not published here and is not in the feed: is it the right id?`);
  const plan = planOf(feed, request.listed, out, manifest, site, now);
  guard(plan, count, request.force);
  const files = beginStaging(out);
  const setup = { site, out, files, origin: request.origin, now, progress };
  const made = await prepareJobs(plan.jobs, old, siteHash, damage.ids, setup, report);
  const pages = new Set<string>();
  // While the threads render, this one has the time for the pages of all.
  const work = [renderJobs(made, old, damage.ids, setup), makePages(plan.jobs, setup, pages, report)];
  for (const done of await Promise.allSettled(work)) if (done.status === 'rejected') throw done.reason;
  // Pinned scripts and their parts are kept for good: pages elsewhere ask for them by name.
  for (const path of old.pages) if (/^(v|chunks)\//.test(path)) pages.add(path);
  const next = nextManifest(manifest, plan, made, {
    source,
    reading: request.reading,
    site: siteHash,
    pages: [...pages].toSorted(),
  });
  const remove = removedPaths(old, next);
  for (const { result } of made.values()) {
    if (!result) continue;
    report.rendered++;
    report.written += result.written;
    for (const failure of result.failures) report.failures.push({ id: result.id, ...failure });
    for (const note of result.notes) if (!report.notes.includes(note)) report.notes.push(note);
  }
  if (report.failures.length) next.source = '';
  stageChanged(setup, MANIFEST, `${JSON.stringify({ ...next, written: Date.now() })}\n`);
  await commit(out, remove);
  return { ...report, organizations: plan.jobs.length, removed: remove.length, left: plan.left, kept: plan.kept };
}

/** A folder in one that can only be read is told as one that is missing: so the nearest that is there is asked. */
function make(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) make(parent);
  accessSync(parent, constants.W_OK);
  // One by one: below /proc Node never ends making all of them.
  mkdirSync(folder);
}

/** Makes the folder, or makes sure that it is ours. */
function claim({ out, force }: PublishRequest): void {
  make(out);
  const entries = readdirSync(out);
  // What an interrupted first run has left is ours, too.
  const isOurs = entries.includes(MANIFEST) || entries.every((name) => name.startsWith(OURS)) || isMoving(out);
  if (force || isOurs || entries.includes(LOCK)) return;
  throw new PublishError(
    `${out} has files that org-cards did not make. Name an empty folder, or add --force to write among them.`,
  );
}

/** A feed that was cut off must not turn a directory into notices of departure. */
function guard({ left }: Plan, count: number, force: boolean): void {
  if (force || left.length <= MANY || left.length * 2 <= count) return;
  throw new PublishError(
    `${left.length} of ${count} organizations are no longer in the feed. If that is right, add --force; nothing was written.`,
  );
}

interface Setup extends RenderSetup {
  origin: string | undefined;
  now: string;
  progress: PublishRequest['progress'];
}

interface Made {
  record: string;
  job: Job;
  /** Whether it has to be made anew, and what came of it. */
  due: boolean;
  result?: Rendered;
}

/** Finds out who has to be made anew, and gets their logos. */
async function prepareJobs(
  jobs: readonly Job[],
  old: Manifest,
  siteHash: string,
  damaged: ReadonlySet<string>,
  setup: Setup,
  report: PublishReport,
): Promise<Map<string, Made>> {
  const made = new Map<string, Made>();
  for (const job of jobs) {
    const { id } = job.organization;
    // A site that moves makes no news of its organizations.
    const record = hashOf(JSON.stringify(job.organization).replaceAll(setup.site.base, ''));
    const before = old.organizations[id];
    if (before && before.record !== record) job.history.changed = setup.now;
    const due = !before || before.record !== record || old.site !== siteHash || damaged.has(id);
    made.set(id, { job, record, due });
    if (!due) showCopy(job, before.logo, setup.site);
  }
  const due = [...made.values()].filter(({ due }) => due).map(({ job }) => job);
  const without = await copyLogos(due, old.organizations, setup);
  for (const [id, reason] of without) report.notes.push(`Initials in place of the logo of ${id}: ${reason}.`);
  return made;
}

async function renderJobs(
  made: ReadonlyMap<string, Made>,
  old: Manifest,
  damaged: ReadonlySet<string>,
  { progress, ...setup }: Setup,
): Promise<void> {
  const due = [...made.values()].filter(({ due }) => due);
  function* tasks(): Generator<RenderTask> {
    for (const { job } of due) {
      const before = old.organizations[job.organization.id];
      const files = before && !damaged.has(job.organization.id) ? old.fileSets[before.files] : undefined;
      yield { ...job, before: files && { files, inputs: before!.inputs ?? {} } };
    }
  }
  let done = 0;
  // Most have the same files: tens of thousands of lists of them would take more memory than the records.
  const sets = new Map<string, FileSet>();
  progress('Publishing', 0, due.length);
  await renderAll(setup, tasks(), due.length, (result) => {
    const key = JSON.stringify(result.files);
    const files = sets.get(key) ?? result.files;
    sets.set(key, files);
    made.get(result.id)!.result = { ...result, files };
    progress('Publishing', ++done, due.length);
  });
}

async function makePages(jobs: readonly Job[], setup: Setup, pages: Set<string>, report: PublishReport): Promise<void> {
  for (const maker of pageMakers)
    for (const [path, content] of maker.files({ ...setup.site, jobs })) {
      pages.add(path);
      report.written += stageChanged(setup, path, content);
      await setImmediate(); // oxlint-disable-line no-await-in-loop -- threads want their next tasks
    }
}

function nextManifest(
  old: Manifest,
  { kept }: Plan,
  made: ReadonlyMap<string, Made>,
  rest: Pick<Manifest, 'source' | 'reading' | 'site' | 'pages'>,
): Manifest {
  const next: Manifest = { ...emptyManifest(), forgotten: old.forgotten, ...rest };
  const sets = new Map<string, number>();
  const known = new Map<FileSet, number>();
  const indexOf = (set: FileSet): number => {
    let index = known.get(set);
    if (index !== undefined) return index;
    const key = JSON.stringify(set);
    index = sets.get(key) ?? next.fileSets.push(set) - 1;
    sets.set(key, index);
    known.set(set, index);
    return index;
  };
  for (const id of kept) {
    const before = old.organizations[id]!;
    next.organizations[id] = { ...before, files: indexOf(old.fileSets[before.files]!) };
  }
  for (const [id, { job, record, result }] of made) {
    const before = old.organizations[id];
    next.organizations[id] = {
      folder: job.folder,
      // What could not be made is tried again next time.
      record: result?.failures.length ? '' : record,
      files: indexOf(result?.files ?? old.fileSets[before!.files]!),
      inputs: result ? result.inputs : before!.inputs,
      logo: result ? remembered(job.logo) : before!.logo,
      ...job.history,
      withdrawn: job.withdrawn || undefined,
    };
  }
  return next;
}

const remembered = (logo: Job['logo']): Published['logo'] => {
  if (!logo) return undefined;
  const { src, fetched, file, width, height, background } = logo;
  return { src, fetched, file, width, height, background };
};

/** What the last run made and this one did not. */
function removedPaths(old: Manifest, next: Manifest): string[] {
  const remove: string[] = [];
  const pages = new Set(next.pages);
  for (const path of old.pages) if (!pages.has(path)) remove.push(path);
  for (const [id, { folder, files }] of Object.entries(old.organizations)) {
    const now = next.organizations[id];
    if (!now) {
      remove.push(join('organizations', folder));
      continue;
    }
    const there = new Set(Object.values(next.fileSets[now.files]!).flat());
    for (const name of Object.values(old.fileSets[files]!).flat())
      if (!there.has(name)) remove.push(join('organizations', folder, name));
  }
  return remove;
}
