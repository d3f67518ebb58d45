/**
 * Nothing half-written: a run writes what differs into a folder of its own inside the site, then a journal, and only
 * then the files are moved to their places. Whatever ends a run before the journal leaves the site as it was. The move
 * is done by a process of its own, which whoever kills the run does not reach; where that is ended too, or the machine
 * is, the next run finishes the move before anything else.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Dirent,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handLock, isMine, releaseLock, takeLock } from './lock.ts';

const STAGING = '.org-cards-staging';
const paths = (out: string) => {
  const staging = join(out, STAGING);
  return { staging, files: join(staging, 'files'), journal: join(staging, 'journal.json') };
};

/** Whether a run was interrupted while it moved files: the folder is ours, although nothing says so yet. */
export const isMoving = (out: string): boolean => existsSync(paths(out).journal);

/** Finishes the move of a run that was interrupted in it: only then the manifest says what is there. */
export async function recover(out: string): Promise<void> {
  if (!isMoving(out)) return;
  await move(out);
  takeLock(out);
}

/** Forgets what an interrupted run has left, and begins a new one. */
export function beginStaging(out: string): string {
  const { staging, files } = paths(out);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  made.clear();
  return files;
}

/** Folders that are there: those of an organization get files again and again. */
const made = new Set<string>();
const MOST = 1000;

/** Writes a file to be moved; folders are made as they are needed. */
export function stage(files: string, path: string, content: string | Uint8Array): void {
  const target = `${files}/${path}`;
  const folder = target.slice(0, target.lastIndexOf('/'));
  if (!made.has(folder)) {
    mkdirSync(folder, { recursive: true });
    if (made.size >= MOST) made.clear();
    made.add(folder);
  }
  writeFileSync(target, content);
}

/** Puts everything that was staged in its place and takes away what is no more. */
export async function commit(out: string, remove: readonly string[]): Promise<void> {
  const { journal } = paths(out);
  writeFileSync(`${journal}~`, JSON.stringify(remove));
  renameSync(`${journal}~`, journal);
  await move(out);
}

/** Leaves the site as it is. */
const discardStaging = (out: string): void => rmSync(paths(out).staging, { recursive: true, force: true });

/** The same for whoever is interrupted at any moment: what another run has left is not ours to take away. */
export function abandonStaging(out: string): void {
  if (isMine(out) && !isMoving(out)) discardStaging(out);
}

/** Lets the folder go when it is done. */
async function move(out: string): Promise<void> {
  const mover = spawn(process.execPath, [fileURLToPath(new URL('mover.js', import.meta.url)), out], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  if (mover.pid) handLock(out, mover.pid);
  try {
    await once(mover, 'exit');
  } catch {
    // No more processes are allowed: then it is done here.
  }
  if (!isMoving(out)) return;
  takeLock(out);
  finish(out);
  releaseLock(out);
}

/** Moves what was staged. Can be done again from the start wherever it was interrupted. */
export function finish(out: string): void {
  const { files, journal } = paths(out);
  const remove = JSON.parse(readFileSync(journal, 'utf8')) as string[];
  moveFiles(files, out);
  for (const path of remove) rmSync(join(out, path), { recursive: true, force: true });
  for (const folder of new Set(remove.map((path) => dirname(path)))) removeEmpty(out, folder);
  discardStaging(out);
}

/**
 * What others refer to comes first, what refers to it later: whoever reads the site meanwhile finds nothing missing. The
 * manifest comes last: it says that the rest is there.
 */
function turnOf(entry: Dirent): number {
  if (entry.name.startsWith('.org-cards')) return 4;
  if (entry.name === 'index.html') return 3;
  if (entry.name.endsWith('.html')) return 2;
  return entry.isDirectory() && !/^(chunks|v)$/.test(entry.name) ? 1 : 0;
}

function moveFiles(from: string, to: string): void {
  if (!existsSync(from)) return;
  const entries = readdirSync(from, { withFileTypes: true }).toSorted((a, b) => turnOf(a) - turnOf(b));
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there?.isDirectory() && entry.isDirectory()) {
      moveFiles(source, target);
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
