import { messages } from '#lib/i18n/messages.ts';
import type { Installation } from '#lib/server/installation.ts';
import type { Command } from './command.ts';
import type { RunCommand } from './command-channel.ts';
import { backupCommand } from './commands/backup.ts';
import { exportCommand, receiveCommand, removeCommand } from './commands/body-archive.ts';
import { checkCommand } from './commands/check.ts';
import { eventsCommand } from './commands/events.ts';
import { generateCommand } from './commands/generate.ts';
import { importCommand } from './commands/import.ts';
import { operatorCommand } from './commands/operator.ts';
import { personCommand } from './commands/person.ts';
import { registerCommand } from './commands/register.ts';
import { restoreCommand } from './commands/restore.ts';
import { statisticsCommand } from './commands/statistics.ts';
import { tidyCommand } from './commands/tidy.ts';
import { verifyCommand } from './commands/verify.ts';
import type { Settings } from './settings.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  backup: backupCommand,
  check: checkCommand,
  events: eventsCommand,
  export: exportCommand,
  generate: generateCommand,
  import: importCommand,
  operator: operatorCommand,
  person: personCommand,
  receive: receiveCommand,
  register: registerCommand,
  remove: removeCommand,
  restore: restoreCommand,
  statistics: statisticsCommand,
  tidy: tidyCommand,
  verify: verifyCommand
};

/** Every word that `npm run opora --` understands first. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

export function runCommand(installation: Installation, settings: Settings): RunCommand {
  return async ([name = '', ...words], say) => {
    const command = COMMANDS[name];
    const context = {
      installation,
      settings,
      out: (line: string) => say({ out: line }),
      error: (line: string) => say({ error: line })
    };
    if (!command) {
      context.error(messages('sk')('console.usage'));
      return 2;
    }
    return command.run(words, context);
  };
}

/** The words with every path made absolute: the program that answers stands in another folder. */
export function wordsWithPaths(words: readonly string[], absolute: (path: string) => string): string[] {
  const [name = '', ...rest] = words;
  const paths = COMMANDS[name]?.paths;
  if (!paths) return [...words];
  const isValue = (index: number) => rest[index - 1]?.startsWith('--') ?? false;
  const isPath = (word: string, index: number) =>
    !word.startsWith('--') && !isValue(index) && (paths === true || paths.includes(index));
  return [name, ...rest.map((word, index) => (isPath(word, index) ? absolute(word) : word))];
}
