/**
 * One run at a time in a folder. A file says who writes; it is made only where there is none, so of two runs that start
 * at the same moment one gets it. Who was killed leaves the file behind, and the next run takes it away.
 */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** What the names of our own files in a site begin with. */
export const OURS = '.org-cards';
export const LOCK = '.org-cards.lock';

/** A reason not to publish, as a sentence for people. */
export class PublishError extends Error {}

/** A run touches its file this often. One that has been silent for ten times as long is over, whoever has its number now. */
const SIGN = 30_000;
/** Longer than it takes to replace a file that was left behind. */
const MOMENT = 10_000;

const nameOf = (pid: number): string => JSON.stringify({ pid, host: hostname() });
const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Makes something that nobody else may have made. */
function first(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Nobody sees the file without its contents. */
function put(path: string, text: string, place: typeof linkSync): void {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, text);
  try {
    place(own, path);
  } catch (error) {
    if (!/^(EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP)$/.test(codeOf(error)!)) throw error;
    // A file system without links.
    writeFileSync(path, text, { flag: 'wx' });
  } finally {
    rmSync(own, { force: true });
  }
}

const ageOf = (path: string): number => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);

function isHeld(path: string): boolean {
  try {
    if (ageOf(path) > SIGN * 10) return false;
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; host: string };
    // Of another machine only the signs can be seen.
    return host !== hostname() || (pid !== process.pid && process.kill(pid, 0));
  } catch (error) {
    // One that is being written has nothing in it yet.
    return codeOf(error) === 'EPERM' || (error instanceof SyntaxError && ageOf(path) < MOMENT);
  }
}

let signs: NodeJS.Timeout | undefined;

/** Throws where another run has the folder. */
export function takeLock(out: string): void {
  const path = join(out, LOCK);
  const busy = (): Error => new PublishError(`Another run is writing to ${out}.`);
  const create = (): boolean => first(() => put(path, nameOf(process.pid), linkSync));
  if (!create()) {
    if (isHeld(path)) throw busy();
    // Of several that find what was left behind, one takes it away.
    const taking = `${path}~`;
    if (ageOf(taking) > MOMENT) rmSync(taking, { recursive: true, force: true });
    if (!first(() => mkdirSync(taking))) throw busy();
    try {
      if (isHeld(path)) throw busy();
      rmSync(path, { force: true });
      if (!create()) throw busy();
    } finally {
      rmdirSync(taking);
    }
  }
  clearInterval(signs);
  signs = setInterval(() => isMine(out) && utimesSync(path, new Date(), new Date()), SIGN).unref();
}

export function releaseLock(out: string): void {
  clearInterval(signs);
  if (isMine(out)) rmSync(join(out, LOCK), { force: true });
}

/** Whether this process has the folder. */
export function isMine(out: string): boolean {
  try {
    return readFileSync(join(out, LOCK), 'utf8') === nameOf(process.pid);
  } catch {
    return false;
  }
}

/** Gives the folder to another process, which lets it go. */
export const handLock = (out: string, pid: number): void => put(join(out, LOCK), nameOf(pid), renameSync);
