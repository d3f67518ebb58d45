/** Makes the files of organizations and stages those that differ from the last run's. Runs in threads. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faces } from './faces.ts';
import type { FileSet } from './manifest.ts';
import { Entry, type Files, type Job, type Site } from './site.ts';
import { stage } from './staging.ts';

/** Where a thread reads and writes, and what it must know. */
export interface RenderSetup {
  site: Site;
  out: string;
  /** The staging folder. */
  files: string;
}

export interface RenderTask extends Job {
  /** What the last run made, with the inputs of those faces that name them. */
  before?: { files: FileSet; inputs: Record<string, string> } | undefined;
}

export interface Rendered {
  id: string;
  files: FileSet;
  inputs: Record<string, string> | undefined;
  /** How many files differ from those of the last run. */
  written: number;
  /** Why a face could not make its files; the others did. */
  failures: { face: string; message: string }[];
  /** What faces have to say of their work. */
  notes: string[];
}

export const hashOf = (value: string | Uint8Array): string =>
  createHash('sha256').update(value).digest('base64url').slice(0, 22);

/** The bytes that are there already, where they are the same. */
function isSame(path: string, content: string | Uint8Array): boolean {
  try {
    const there = readFileSync(path);
    return there.equals(typeof content === 'string' ? Buffer.from(content) : content);
  } catch {
    return false;
  }
}

/** Stages a file unless the site has it as it is. */
export function stageChanged({ out, files }: RenderSetup, path: string, content: string | Uint8Array): number {
  if (isSame(join(out, path), content)) return 0;
  stage(files, path, content);
  return 1;
}

export async function renderOne(setup: RenderSetup, { before, ...job }: RenderTask): Promise<Rendered> {
  const entry = new Entry(setup.site, job);
  const folder = `organizations/${job.folder}`;
  const fresh = !existsSync(join(setup.out, folder));
  const files: FileSet = {};
  const inputs: Record<string, string> = {};
  const failures: Rendered['failures'] = [];
  let written = 0;
  for (const face of faces) {
    if (!setup.site.faces.includes(face.name)) continue;
    const old = before?.files[face.name];
    let made: Files;
    try {
      const wanted = face.inputs && hashOf(JSON.stringify(face.inputs(entry) ?? null));
      if (wanted !== undefined && old && before.inputs[face.name] === wanted && !fresh) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other: there is a thread for each core already
        files[face.name] = old;
        made = {};
      } else {
        // oxlint-disable-next-line no-await-in-loop
        made = await face.files(entry);
        files[face.name] = Object.keys(made);
      }
      if (wanted !== undefined) inputs[face.name] = wanted;
    } catch (error) {
      // One face that fails takes nothing away: what the last run made stays.
      if (old) files[face.name] = old;
      failures.push({ face: face.name, message: error instanceof Error ? error.message : String(error) });
      continue;
    }
    // What cannot be written ends the run.
    for (const [name, content] of Object.entries(made)) {
      const path = `${folder}/${name}`;
      if (fresh) stage(setup.files, path, content);
      written += fresh ? 1 : stageChanged(setup, path, content);
    }
  }
  return {
    id: job.organization.id,
    files,
    inputs: Object.keys(inputs).length ? inputs : undefined,
    written,
    failures,
    notes: faces.flatMap((face) => face.notes?.() ?? []),
  };
}
