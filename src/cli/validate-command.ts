/** `org-cards validate <feed>`: everything that is wrong, where it stands, what it means for readers and what to do. */
import { Command } from 'commander';
import { adviceOn, type Advice } from '../feed/advice.ts';
import { reasonOf, sentenceOf } from '../feed/explain.ts';
import { adviceOnOther, hasOtherList } from '../feed/other-file.ts';
import type { Issue } from '../feed/read.ts';
import { adviceOnHeaders } from './header-advice.ts';
import { placesOf, repeatedFields } from './json-places.ts';
import { readSource, type Source, type SourceFile } from './source.ts';
import { bold, counted, cyan, dim, green, grouped, printable, red, yellow } from './terminal.ts';

/** Issues of one kind that are told one by one. */
const SHOWN = 5;

interface Finding {
  file: string;
  line: number;
  column: number;
  level: 'error' | 'warning' | 'hint';
  code: string;
  path: string;
  /** As it stood, shortened. */
  value?: string | number;
  message: string;
  /** Why it matters to readers. */
  reason: string;
}

interface Options {
  all?: boolean;
  json?: boolean;
}

export const validateCommand = (): Command =>
  new Command('validate')
    .summary('Tells everything that is wrong in a feed.')
    .description(
      'Tells everything that is wrong in a feed: where it stands, what it means for readers, and what to do.\n' +
        'Of an address it looks at the headers too. Pages of a feed are followed.',
    )
    .argument('<feed>', 'file or address of the feed; - reads standard input')
    .option('-a, --all', `tell each issue; without it ${SHOWN} of a kind, then their number`)
    .option('--json', 'tell the result as JSON')
    .action(run);

async function run(input: string, options: Options): Promise<void> {
  const source = await readSource(input, 'https://feed.invalid/');
  const findings = source.files.flatMap((file) => findingsIn(file, source));
  const count = (wanted: Finding['level']): number => findings.filter(({ level }) => level === wanted).length;
  const counts = { errors: count('error'), warnings: count('warning'), hints: count('hint') };
  // Before anything is said: whoever listens may stop to.
  if (counts.errors) process.exitCode = 1;
  if (options.json) {
    const result = {
      feed: input,
      ok: !counts.errors,
      organizations: source.feed?.organizations.length ?? 0,
      ...counts,
    };
    process.stdout.write(`${JSON.stringify({ ...result, issues: findings }, null, 2)}\n`);
  } else tell(input, findings, counts, source, options.all ? Infinity : SHOWN);
}

function findingsIn(file: SourceFile, { isRemote, listed }: Source): Finding[] {
  const { name, text, wide, json, issues, fault, headers } = file;
  const served = headers ? adviceOnHeaders(headers) : [];
  if (fault) {
    const finding = (place: { line: number; column: number }, message: string, reason: string, code: string, level: Finding['level']): Finding =>
      ({ file: name, ...place, level, code, path: '', message, reason }); // prettier-ignore
    const { line, column, message } = fault;
    return [
      finding(
        { line, column },
        message,
        reasonOf({ code: 'not-a-feed', level: 'error', path: '' }),
        'bad-json',
        'error',
      ),
      ...served.map((advice) =>
        finding({ line: 1, column: 1 }, sentenceOf(advice), reasonOf(advice), advice.code, advice.level),
      ),
    ];
  }
  const found: (Issue | Advice)[] = [
    // On the web it is not only in a file: it has been published.
    ...issues.map((issue) =>
      issue.code === 'confidential' && isRemote ? { ...issue, level: 'error' as const } : issue,
    ),
    ...(wide ? [{ code: 'not-utf-8', level: 'error', path: '' } as const] : []),
    ...repeatedFields(text).map((path): Advice => {
      const more = /[^.]*$/.exec(path)![0];
      return { code: 'duplicate-key', level: 'error', path, args: { more } };
    }),
    ...(file.feed ? adviceOn(json, listed, new Date().getFullYear()) : []),
    ...(issues.some(({ code }) => code === 'not-a-feed') || (file.feed && hasOtherList(json))
      ? adviceOnOther(json)
      : []),
    ...served,
  ];
  const places = placesOf(text, found.map(({ path }) => path)); // prettier-ignore
  return found.map((issue) => {
    const value = issue.args?.['value'];
    return {
      file: name,
      ...places.get(issue.path)!,
      level: issue.level,
      code: issue.code,
      path: issue.path,
      ...(value !== undefined && { value }),
      message: sentenceOf(issue, json),
      reason: reasonOf(issue),
    };
  });
}

const paint = { error: red, warning: yellow, hint: cyan };
const ORDER = ['error', 'warning', 'hint'] as const;

function tell(
  input: string,
  findings: readonly Finding[],
  counts: Record<'errors' | 'warnings' | 'hints', number>,
  source: Source,
  most: number,
): void {
  const say = (line = ''): void => void process.stdout.write(`${line}\n`);
  const kinds: [string, Finding[]][] = [];
  for (const level of ORDER) {
    const alike = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.level !== level) continue;
      const others = alike.get(finding.code);
      if (others) others.push(finding);
      else alike.set(finding.code, [finding]);
    }
    kinds.push(...alike);
  }
  for (const [code, all] of kinds) {
    const [{ level, reason }] = all as [Finding];
    say(`${paint[level](level)} ${bold(code)} ${dim(`(${grouped(all.length)})`)} ${reason}`);
    for (const { file, line, column, path, message } of all.slice(0, most)) {
      say(`  ${cyan(`${file}:${line}:${column}`)} ${dim(printable(path))}`);
      say(`    ${printable(message)}`);
    }
    if (all.length > most) say(dim(`  and ${grouped(all.length - most)} more of this kind; --all tells them`));
    say();
  }
  const organizations = source.feed
    ? `${counted(source.feed.organizations.length, 'organisation')} can be shown`
    : 'nothing can be shown';
  const parts = [counted(counts.errors, 'error'), counted(counts.warnings, 'warning'), counted(counts.hints, 'hint')];
  const sign = counts.errors ? red('✗') : green('✓');
  say(`${sign} ${bold(input === '-' ? 'standard input' : input)}: ${organizations}; ${parts.join(', ')}.`);
}
