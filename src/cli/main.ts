/** The command `org-cards`: arguments, files, exit codes. */
/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { BusyError } from '../publish/lock.ts';
import { PublishError } from '../publish/publish.ts';
import { emailCommand } from './email-command.ts';
import { publishCommand } from './publish-command.ts';
import { SourceError } from './source.ts';
import { fail, UsageError } from './terminal.ts';
import { validateCommand } from './validate-command.ts';

/** 0 nothing wrong, 1 errors in the feed, 2 usage, 3 cannot read or write. */
const USAGE = 2;
const UNREACHABLE = 3;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// Who reads the first lines only has read enough.
process.stdout.on('error', () => process.exit());

const program = new Command('org-cards')
  .description('Checks the feed of a directory of organisations and publishes it as a static site.')
  .version(version)
  .showHelpAfterError('Run it with --help to see what it takes.')
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit codes:
  0  nothing wrong (warnings allowed)   1  errors in the feed
  2  wrong usage                        3  cannot read or write

Start with:
  org-cards validate feed.json
  org-cards publish feed.json --out site --base-url https://directory.example/`,
  );
for (const command of [validateCommand(), publishCommand(version), emailCommand()])
  program.addCommand(
    command.exitOverride().showHelpAfterError(`Run org-cards ${command.name()} --help to see what it takes.`),
  );

try {
  if (process.argv.length < 3) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else if (error instanceof UsageError) fail(error.message, USAGE);
  else if (error instanceof SourceError || error instanceof PublishError || error instanceof BusyError)
    fail(error.message, UNREACHABLE);
  else if ((error as NodeJS.ErrnoException).syscall) fail((error as Error).message, UNREACHABLE);
  else throw error;
}
