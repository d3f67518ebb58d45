/** The command `org-cards`: arguments, files, exit codes. */
/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { writeFault } from '../publish/faults.ts';
import { PublishError } from '../publish/lock.ts';
import { publishCommand } from './publish-command.ts';
import { fail, SourceError, UsageError } from './terminal.ts';

/** 0 nothing wrong, 1 errors in the feed, 2 usage, 3 cannot read or write. */
const USAGE = 2;
const UNREACHABLE = 3;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// Who reads the first lines only has read enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exitCode = UNREACHABLE;
  process.exit();
});

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
/** Each loads what it needs, and the others nothing. `publish` mostly has nothing to do, and needs little to see that. */
const commands = new Map<string | undefined, () => Command | Promise<Command>>(
  Object.entries({
    validate: async () => (await import('./validate-command.ts')).validateCommand(),
    publish: () => publishCommand(version),
    email: async () => (await import('./email-command.ts')).emailCommand(),
  }),
);
const named = commands.get(process.argv[2]);
for (const command of await Promise.all((named ? [named] : [...commands.values()]).map((load) => load())))
  program.addCommand(
    command.exitOverride().showHelpAfterError(`Run org-cards ${command.name()} --help to see what it takes.`),
  );

try {
  if (process.argv.length < 3) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  else if (error instanceof UsageError) fail(error.message, USAGE);
  else if (error instanceof SourceError || error instanceof PublishError) fail(error.message, UNREACHABLE);
  else if ((error as NodeJS.ErrnoException).syscall) fail(writeFault(error as NodeJS.ErrnoException), UNREACHABLE);
  else throw error;
}
