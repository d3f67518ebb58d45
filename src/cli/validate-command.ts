/** `org-cards validate <feed>`: every issue with its place, what it means and what to do. */
import { Command } from 'commander';
import { explain } from '../feed/explain.ts';
import { placesOf } from './json-places.ts';
import { readSource, type SourceFile } from './source.ts';
import { bold, counted, cyan, green, red, yellow } from './terminal.ts';

export const validateCommand = (): Command =>
  new Command('validate')
    .description('Tells everything that is wrong in a feed: where, what it means for readers, and what to do.')
    .argument('<feed>', 'file or address of the feed; - reads standard input')
    .action(run);

async function run(input: string): Promise<void> {
  const { files } = await readSource(input, 'https://feed.invalid/');
  const errors = files.reduce((sum, file) => sum + tell(file), 0);
  if (errors) process.exitCode = 1;
  else process.stdout.write(`${green('✓')} ${bold(input)}: nothing was lost.\n`);
}

function tell({ name, text, issues, fault }: SourceFile): number {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (fault) say(`${cyan(`${name}:${fault.line}:${fault.column}`)} ${red('error')} ${fault.message}`);
  const places = placesOf(
    fault ? '' : text,
    issues.map(({ path }) => path),
  );
  for (const issue of issues) {
    const { line, column } = places.get(issue.path)!;
    say(
      `${cyan(`${name}:${line}:${column}`)} ${issue.level === 'error' ? red('error') : yellow('warning')} ${explain(issue)}`,
    );
  }
  const errors = issues.filter(({ level }) => level === 'error').length + Number(Boolean(fault));
  if (errors) say(`${red('✗')} ${bold(name)}: ${counted(errors, 'error')}.`);
  return errors;
}
