/**
 * Nothing half-written: a run writes what differs into a folder of its own inside the site, then a journal, and only
 * then moves the files to their places. Whatever ends a run before the journal leaves the site as it was; after it the
 * next run finishes the move.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export const STAGING = '.org-cards-staging';
const paths = (out: string) => {
  const staging = join(out, STAGING);
  return { staging, files: join(staging, 'files'), journal: join(staging, 'journal.json'), lock: join(staging, 'pid') };
};

/** Two runs into one folder would take each other's files. */
export class BusyError extends Error {}

/** Finishes the move of a run that was interrupted in it: only then the manifest says what is there. */
export function recover(out: string): void {
  const { journal, lock } = paths(out);
  if (isRunning(lock)) throw new BusyError(`Another run is writing to ${out}.`);
  if (!existsSync(journal)) return;
  finish(out);
  discardStaging(out);
}

/** Forgets what an interrupted run has left, and begins a new one. */
export function beginStaging(out: string): string {
  const { staging, files, lock } = paths(out);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  writeFileSync(lock, String(process.pid));
  return files;
}

function isRunning(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes a file to be moved; folders are made as they are needed. */
export function stage(files: string, path: string, content: string | Uint8Array): void {
  const target = join(files, path);
  try {
    writeFileSync(target, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Puts everything that was staged in its place and takes away what is no more. */
export function commit(out: string, remove: readonly string[]): void {
  const { journal } = paths(out);
  writeFileSync(`${journal}~`, JSON.stringify(remove));
  renameSync(`${journal}~`, journal);
  finish(out);
  rmSync(join(out, STAGING), { recursive: true, force: true });
}

/** Leaves the site as it is. */
const discardStaging = (out: string): void => rmSync(join(out, STAGING), { recursive: true, force: true });

/** The same for whoever is interrupted at any moment: what another run has left is not ours to take away. */
export function abandonStaging(out: string): void {
  const { journal, lock } = paths(out);
  try {
    if (readFileSync(lock, 'utf8') === String(process.pid) && !existsSync(journal)) discardStaging(out);
  } catch {
    // Nothing was begun.
  }
}

/** Can be done again from the start wherever it was interrupted. */
function finish(out: string): void {
  const { files, journal } = paths(out);
  const remove = JSON.parse(readFileSync(journal, 'utf8')) as string[];
  move(files, out);
  for (const path of remove) rmSync(join(out, path), { recursive: true, force: true });
  for (const folder of new Set(remove.map((path) => dirname(path)))) removeEmpty(out, folder);
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  // The manifest comes last: it says that the rest is there.
  const entries = readdirSync(from, { withFileTypes: true }).toSorted(
    (a, b) => Number(a.name.startsWith('.')) - Number(b.name.startsWith('.')),
  );
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory() && entry.isDirectory()) {
      move(source, target);
      continue;
    }
    // A folder where a file shall be, or the reverse: only with --force.
    if (there && there.isDirectory() !== entry.isDirectory()) rmSync(target, { recursive: true });
    renameSync(source, target);
  }
}

function removeEmpty(out: string, folder: string): void {
  if (folder === '.' || !existsSync(join(out, folder)) || readdirSync(join(out, folder)).length) return;
  rmSync(join(out, folder), { recursive: true });
  removeEmpty(out, dirname(folder));
}
