import { resolve } from 'node:path';
import { type CommandSays, sendCommand } from './process/command-channel.ts';
import { verifyFiles } from './process/commands/verify.ts';
import { runCommand, wordsWithPaths } from './process/commands.ts';
import { lockDataFolder } from './process/data-folder-lock.ts';
import { sentenceOf } from './process/faults.ts';
import { closeInstallation, openInstallation } from './process/open-installation.ts';
import { restore } from './process/restore.ts';
import { readSettings } from './process/settings.ts';

/** `npm run opora -- …`: asks the running program, or does the work itself where none runs. */
async function main(): Promise<number> {
  const settings = readSettings(process.env);
  try {
    const words = wordsWithPaths(process.argv.slice(2), (path) =>
      resolve(process.env.INIT_CWD ?? process.cwd(), path)
    );
    // Whoever verifies a file need not run the program, nor have a folder with its data.
    if (words[0] === 'verify') {
      return await verifyFiles(words.slice(1), { out: console.log, error: console.error });
    }
    const answered = await sendCommand(settings.dataFolder, words, say);
    if (answered !== null) return answered;
    const lock = await lockDataFolder(settings.dataFolder, (socket) => socket.destroy());
    if (words[0] === 'restore') {
      return await restore(words.slice(1), settings, say, false).finally(() => lock.release());
    }
    const installation = await openInstallation(settings, (line) => console.error(line));
    try {
      return await runCommand(installation, settings)(words, say);
    } finally {
      await closeInstallation(installation);
      await lock.release();
    }
  } catch (error) {
    console.error(sentenceOf(error, settings) ?? error);
    return 1;
  }
}

function say(says: CommandSays): void {
  if ('out' in says) console.log(says.out);
  else if ('error' in says) console.error(says.error);
}

process.exit(await main());
