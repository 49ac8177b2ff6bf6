import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { socketPathOf } from './data-folder-lock.ts';

/** What a command says while it works, and how it ended. */
export type CommandSays = { out: string } | { error: string } | { exit: number };

/** Runs the words of one command; returns its exit code. */
export type RunCommand = (words: readonly string[], say: (says: CommandSays) => void) => Promise<number>;

/** Answers the command line: one line of words comes in, lines of what is said go out, the last is the exit code. */
export function answerCommands(run: RunCommand): (socket: Socket) => void {
  return (socket) => {
    // A client that goes away in the middle does not stop the command.
    socket.on('error', () => {});
    const say = (says: CommandSays) => socket.writable && socket.write(`${JSON.stringify(says)}\n`);
    const lines = createInterface({ input: socket });
    // It passes the errors of its socket on, and one that nobody hears would end the program.
    lines.on('error', () => {});
    lines.once('line', async (line) => {
      const exit = await runLine(line, run, say).catch((error: Error) => {
        say({ error: error.message });
        return 1;
      });
      say({ exit });
      socket.end();
    });
  };
}

async function runLine(line: string, run: RunCommand, say: (says: CommandSays) => void): Promise<number> {
  return run(JSON.parse(line) as string[], say);
}

/** Sends a command to the process that owns the folder; null when nobody does. */
export function sendCommand(
  folder: string,
  words: readonly string[],
  say: (says: CommandSays) => void
): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect(socketPathOf(folder));
    socket.once('error', () => resolve(null));
    socket.once('connect', () => {
      socket.write(`${JSON.stringify(words)}\n`);
      let exit = 1;
      // A program that ends in the middle of a command closes the socket; the command has then failed.
      socket.on('error', () => {});
      const lines = createInterface({ input: socket }).on('error', () => {});
      lines.on('line', (line) => {
        const says = JSON.parse(line) as CommandSays;
        if ('exit' in says) exit = says.exit;
        else say(says);
      });
      lines.on('close', () => resolve(exit));
    });
  });
}
