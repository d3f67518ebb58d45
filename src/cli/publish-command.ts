/** `org-cards publish <feed> --out <folder> --base-url <address>` */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { PublishReport } from '../publish/publish.ts';
import { unchanged, type Unchanged } from '../publish/unchanged.ts';
import { FeedFiles, isAddress } from './feed-files.ts';
import { bold, counted, dim, fail, green, grouped, printable, UsageError, yellow } from './terminal.ts';

/** What a run is ended by, and with which code it ends then. */
const ENDS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** What may be left away. */
interface Choices {
  pictures: boolean;
  forget?: string[];
  force?: boolean;
  restore?: boolean;
  strict?: boolean;
  json?: boolean;
}

interface Options extends Choices {
  out: string;
  baseUrl: string;
}

export const publishCommand = (version: string): Command =>
  new Command('publish')
    .summary('Writes a static site of a feed.')
    .description(
      'Writes a static site: a page, a feed, a contact file and everything to embed or mail it, for each organisation.\n' +
        'Run it again whenever the feed has changed: only what differs is made and written.',
    )
    .argument('<feed>', 'file or address of the feed; - reads standard input')
    .option('-o, --out <folder>', 'where the site is written (needed)')
    .option('-b, --base-url <address>', 'where the site will be on the web (needed): https://directory.example/')
    .option('--no-pictures', 'make no pictures (they take most of the time)')
    .option('--forget <id...>', 'erase an organisation for good: its files go, and it is never published again')
    .option('--force', 'write into a folder with files of others; let more than half of the organisations leave')
    .option('--restore', 'make everything anew: each file that was edited or damaged becomes again what it was')
    .option('--strict', 'exit with 1 where something of the feed had to be left out')
    .option('--json', 'tell the result as JSON')
    .action((input: string, { out, baseUrl, ...rest }: Partial<Options> & Choices, command: Command) => {
      // Left to commander, they would be missed before a misspelt one is told.
      // An empty one is a variable that nobody set.
      if (!out || baseUrl === undefined)
        return command.error(`error: ${!out ? "'-o, --out <folder>'" : "'-b, --base-url <address>'"} is needed`);
      return run(input, { out, baseUrl, ...rest }, version);
    });

async function run(input: string, options: Options, version: string): Promise<void> {
  const start = Date.now();
  const base = baseOf(options.baseUrl);
  const out = resolve(options.out);
  const { pictures, forget = [], restore } = options;
  if (isSameFile(input, join(out, 'feed.json')))
    throw new UsageError(
      `${input} is where the site's own feed goes, and would be overwritten. Name another folder for the site.`,
    );
  const files = await FeedFiles.open(input, base);
  const same =
    !forget.length &&
    !restore &&
    (await unchanged(out, { base, version, pictures }, (count) => files.quickDigest(count - 1)));
  const done = same ? nothingDone(same) : await publishAnew(input, files, options, { out, base, version, forget });
  if (!done) return;
  const { report, withheld, leftOut } = done;
  const seconds = (Date.now() - start) / 1000;
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ ...report, out, issues: leftOut, withheld, seconds: Number(seconds.toFixed(3)) }, null, 2)}\n`,
    );
  else tell(done, options.out, input, seconds);
  if (options.strict && leftOut) process.exitCode = 1;
}

function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((path) => statSync(path, { bigint: true }));
    return a!.dev === b!.dev && a!.ino === b!.ino;
  } catch {
    // One is not there, or is no path at all.
    return false;
  }
}

/** What there is to tell at the end. */
interface Done {
  report: PublishReport;
  /** Ids of the feed. */
  listed: ReadonlySet<string>;
  withheld: readonly string[];
  leftOut: number;
  lost: number;
}

const nothingDone = ({ organizations, withheld, leftOut, lost = 0 }: Unchanged): Done => ({
  report: {
    organizations,
    rendered: 0,
    written: 0,
    removed: 0,
    left: [],
    kept: [],
    forgotten: [],
    failures: [],
    notes: [],
  },
  listed: new Set(),
  withheld,
  leftOut,
  lost,
});

/** Everything that this takes is loaded only now: mostly nothing has changed. */
async function publishAnew(
  input: string,
  files: FeedFiles,
  options: Options,
  site: { out: string; base: string; version: string; forget: readonly string[] },
): Promise<Done | undefined> {
  const { out, forget } = site;
  const [{ readPublication }, { publish }, { abandonStaging }, { stopThreads }, { releaseLock }, { progressBar }] =
    await Promise.all([
      import('./source.ts'),
      import('../publish/publish.ts'),
      import('../publish/staging.ts'),
      import('../publish/threads.ts'),
      import('../publish/lock.ts'),
      import('./progress.ts'),
    ]);
  const origin = isAddress(input) ? await (await import('../publish/logo-fetch.ts')).innerOrigin(input) : undefined;
  const publication = await readPublication(files);
  if (!publication) {
    fail(`${input} is no feed that can be published. See what is wrong: org-cards validate ${input}`, 1);
    return undefined;
  }
  const { listed, withheld, leftOut, lost } = publication;
  const unknown = forget.filter((id) => !/^[A-Za-z0-9][\w.~-]{0,127}$/.test(id));
  if (unknown.length) throw new UsageError(`${unknown.join(', ')} is no id of an organisation.`);

  const bar = progressBar();
  for (const [signal, code] of ENDS)
    process.once(signal, async () => {
      await stopThreads();
      abandonStaging(out);
      releaseLock(out);
      process.exit(code);
    });
  const fonts = options.pictures ? await fontsToDrawWith() : [];
  try {
    const report = await publish({
      ...publication,
      ...site,
      reading: { files: publication.files, leftOut, lost, withheld },
      origin,
      options: { pictures: fonts.length > 0, fonts },
      force: options.force ?? false,
      restore: options.restore ?? false,
      progress: bar.update,
    });
    return { report, listed, withheld, leftOut, lost };
  } finally {
    bar.stop();
  }
}

/** Who has not installed what pictures need gets the rest, and is told. */
async function fontsToDrawWith(): Promise<string[]> {
  const { INSTALL, studio } = await import('../publish/studio.ts');
  const drawing = await studio();
  if (drawing) return drawing.fonts;
  process.stderr.write(`${yellow('!')} No pictures are made. For them: ${INSTALL} (or add --no-pictures).\n`);
  return [];
}

function tell({ report, listed, withheld, leftOut, lost }: Done, out: string, input: string, seconds: number): void {
  const { written, removed, rendered, organizations, failures } = report;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (written || removed) {
    const gone = removed ? `, ${counted(removed, 'file')} taken away` : '';
    say(`${green('✓')} ${bold(out)}: ${counted(written, 'file')} written${gone}.`);
    say(
      dim(`  ${counted(rendered, 'organisation')} of ${grouped(organizations)} made anew in ${seconds.toFixed(1)} s`),
    );
  } else say(`${green('✓')} ${bold(out)}: nothing has changed since the last run; nothing was written.`);
  const list = (ids: readonly string[]): string =>
    `${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}`;
  if (report.left.length) say(`  No longer in the feed, their pages say so now: ${list(report.left)}`);
  for (const id of report.forgotten)
    say(`  ${id} is erased.${listed.has(id) ? yellow(' The feed still has it: take it out there too.') : ''}`);
  if (report.kept.length)
    say(yellow(`  Their records cannot be read, their pages stay as they were: ${list(report.kept)}`));
  for (const { id, face, message } of failures.slice(0, 10))
    say(yellow(`  ${id}: ${face} could not be made: ${printable(message)}`));
  if (failures.length > 10) say(yellow(`  and ${failures.length - 10} more`));
  for (const note of report.notes) say(yellow(`  ${note}`));
  for (const path of withheld)
    say(yellow(`  ${printable(path)} ${whatIsWithheld(path)} in none of the files. Correct it in the feed.`));
  const whole = lost ? `, ${counted(lost, 'whole organisation')} among them` : '';
  const what = `${counted(leftOut, 'thing')} of the feed had to be left out${whole}`;
  if (leftOut) say(yellow(`  ${what}. See them: org-cards validate ${input}`));
}

function whatIsWithheld(path: string): string {
  if (/\.addresses\[\d+\]\.[^.]*$/.test(path)) return 'looks like `confidential`, so this address is';
  if (/\]\.[^.]*\[\d+\]|^publisher\..*\[/.test(path)) return 'says that it is for nobody, so it is';
  return 'says that it is for nobody, so its addresses, telephone numbers and mail addresses are';
}

export function baseOf(address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new UsageError(
      `--base-url ${address} is no web address. It is where the site will be: https://directory.example/`,
    );
  const url = new URL(address);
  if (url.username || url.search || url.hash)
    throw new UsageError('--base-url takes an address without user name, ? and #.');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
