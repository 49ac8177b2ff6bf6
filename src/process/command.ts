import type { Installation } from '#lib/server/installation.ts';
import type { Settings } from './settings.ts';

/** One word of the command line: what it does with the words after it. */
export type Command = {
  /** Whether the words after it name files, which the client turns into absolute paths. */
  paths?: boolean;
  run(words: readonly string[], context: CommandContext): Promise<number>;
};

export type CommandContext = {
  installation: Installation;
  settings: Settings;
  out(line: string): void;
  error(line: string): void;
};
