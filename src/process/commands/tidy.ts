import { messages } from '#lib/i18n/messages.ts';
import { runRound } from '#lib/server/upkeep/daily-round.ts';
import type { Command } from '../command.ts';

/** `opora tidy`: does at once what the running program does every day. */
export const tidyCommand: Command = {
  async run(_words, { installation, out }) {
    const { rows, events, files } = await runRound(installation, new Date());
    out(messages('sk')('tidy.done', { rows, events, files }));
    return 0;
  }
};
