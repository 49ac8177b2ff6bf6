import type { Installation } from '#lib/server/installation.ts';
import type { Settings } from './settings.ts';

/** One word of the command line: what it does with the words after it. */
export type Command = {
  /** Which of the words after it name files, which the client turns into absolute paths: all, or those at places. */
  paths?: boolean | readonly number[];
  run(words: readonly string[], context: CommandContext): Promise<number>;
};

export type CommandContext = {
  installation: Installation;
  settings: Settings;
  out(line: string): void;
  error(line: string): void;
};
