import type { Command } from '../command.ts';
import { restore } from '../restore.ts';

/** `opora restore FILE` said to the running program: it builds the database beside, and a restart adopts it. */
export const restoreCommand: Command = {
  paths: true,
  run: (words, { settings, out, error }) =>
    restore(
      words,
      settings,
      (says) => {
        if ('out' in says) out(says.out);
        else if ('error' in says) error(says.error);
      },
      true
    )
};
