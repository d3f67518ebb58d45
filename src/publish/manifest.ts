/** What the last run made: a file in the output folder, which also says that the folder is ours. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, basename } from 'node:path';
import type { CopiedLogo } from './logos.ts';

export const MANIFEST = '.org-cards.json';
const FORMAT = 1;

/** Names of the files that each face made, relative to the organization's folder. */
export type FileSet = Record<string, string[]>;

export interface Published {
  folder: string;
  /** Hash of the record as it was published. */
  record: string;
  /** Which of the manifest's file sets it has: most organizations have the same. */
  files: number;
  /** Hashes of the inputs of those faces that name them. */
  inputs?: Record<string, string> | undefined;
  logo?: CopiedLogo | undefined;
  published: string;
  changed: string;
  withdrawn?: true | undefined;
}

export interface Reading {
  files: number;
  /** How much of it had to be left out. */
  leftOut: number;
  /** How many of these are whole organisations. */
  lost?: number | undefined;
  /** Fields of addresses that were taken for `confidential`. */
  withheld: string[];
}

export interface Manifest {
  format: number;
  /** When it was written: milliseconds. A copy of it has another time on it. */
  written?: number | undefined;
  /** Hash of the feed's bytes and all options: where it is the same there is nothing to do. */
  source: string;
  /** What a run says of the feed that it read, and in how many files that is. */
  reading?: Reading | undefined;
  /** Hash of what all organizations share: where it is another, all are made anew. */
  site: string;
  fileSets: FileSet[];
  organizations: Record<string, Published>;
  /** Files of the site as a whole. */
  pages: string[];
  /** Ids that are never published again. */
  forgotten: string[];
}

export const emptyManifest = (): Manifest => ({
  format: FORMAT,
  source: '',
  site: '',
  fileSets: [],
  organizations: Object.create(null) as Record<string, Published>,
  pages: [],
  forgotten: [],
});

/** Whether a path leads to something below where it begins. */
const isBelow = (path: string): boolean => !!path && !/(^|[\\/])\.{0,2}([\\/]|$)|:/.test(path);

/** Files are taken away by these names: somebody else may have written into them. Throws where one is missing. */
const isSound = ({ organizations, fileSets, pages, forgotten, reading }: Manifest): boolean =>
  (!reading || reading.withheld.every((path) => typeof path === 'string')) &&
  [...pages, ...fileSets.flatMap((set) => Object.values(set).flat())].every(isBelow) &&
  forgotten.every((id) => typeof id === 'string') &&
  Object.values(organizations).every(
    ({ folder, files, logo }) =>
      isBelow(folder) && !/[\\/]/.test(folder) && !!fileSets[files] && (!logo || isBelow(logo.file)),
  );

/** Undefined where there is none, or one that this version cannot read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (manifest.format !== FORMAT) return undefined;
    // Who was forgotten stays forgotten.
    if (!isSound(manifest)) return { ...emptyManifest(), forgotten: manifest.forgotten };
    const organizations = Object.assign(Object.create(null) as Manifest['organizations'], manifest.organizations);
    return { ...manifest, organizations };
  } catch {
    return undefined;
  }
}

/**
 * What is no longer where the last run put it: ids of organizations, and whether a file of the site is missing.
 * @param careful whether each file is looked at: one that was written later was edited or cut off. A run with nothing
 *   else to do has no time for that.
 */
export function damageOf(
  folder: string,
  { organizations, fileSets, pages, written }: Manifest,
  careful = false,
): { ids: Set<string>; pages: boolean } {
  const byFolder = (paths: readonly string[]): [string, string[]][] => {
    const folders = new Map<string, string[]>();
    for (const path of paths) {
      const [name, parent] = [basename(path), dirname(path)];
      const folder = folders.get(parent);
      if (folder) folder.push(name);
      else folders.set(parent, [name]);
    }
    return [...folders];
  };
  const made = timeOf(`${folder}/${MANIFEST}`);
  const isOriginal = Math.abs(made - written!) < SECONDS;
  /** Since the last run nothing was put into it or taken out of it: nobody need look. */
  const isUntouched = (path: string): boolean => isOriginal && timeOf(path) <= made;
  const sets = fileSets.map((set) => byFolder(Object.values(set).flat()));
  const isWhole = (root: string, folders: [string, string[]][]): boolean =>
    folders.every(([name, files]) => {
      const path = `${folder}/${root}/${name}`;
      if (careful && isOriginal) return files.every((file) => timeOf(`${path}/${file}`) <= made);
      if (isUntouched(path)) return true;
      const there = namesIn(path);
      return files.every((file) => there.includes(file));
    });
  const ids = new Set<string>();
  for (const [id, { folder: own, files }] of Object.entries(organizations))
    if (!isWhole(`organizations/${own}`, sets[files] ?? [])) ids.add(id);
  return { ids, pages: !isWhole('.', byFolder(pages)) };
}

/** File systems round. */
const SECONDS = 3000;

/** When a file was last written, or what a folder has last changed. */
const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
