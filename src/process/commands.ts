import { messages } from '#lib/i18n/messages.ts';
import type { Installation } from '#lib/server/installation.ts';
import type { Command } from './command.ts';
import type { RunCommand } from './command-channel.ts';
import { backupCommand } from './commands/backup.ts';
import { checkCommand } from './commands/check.ts';
import { generateCommand } from './commands/generate.ts';
import { importCommand } from './commands/import.ts';
import { operatorCommand } from './commands/operator.ts';
import { restoreCommand } from './commands/restore.ts';
import type { Settings } from './settings.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  backup: backupCommand,
  check: checkCommand,
  generate: generateCommand,
  import: importCommand,
  restore: restoreCommand,
  operator: operatorCommand
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
  if (!COMMANDS[name]?.paths) return [...words];
  const isValue = (index: number) => rest[index - 1]?.startsWith('--') ?? false;
  return [
    name,
    ...rest.map((word, index) => (word.startsWith('--') || isValue(index) ? word : absolute(word)))
  ];
}
