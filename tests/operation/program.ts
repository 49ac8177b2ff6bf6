import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

type Environment = Record<string, string>;

/** How a process ended and everything it said. */
export type Ended = { code: number | null; out: string; error: string };

export type Program = {
  /** Where it serves, for instance http://localhost:40123. */
  address: string;
  child: ChildProcess;
  /** Asks it to stop, or ends it at once, and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGUSR2'): Promise<Ended>;
};

/** The built program in a process of its own, on a free port, ready to be asked. */
export async function startProgram(environment: Environment): Promise<Program> {
  const { child, ended } = run(MAIN, [], { PORT: '0', OPORA_DEMO: 'off', ...environment });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = /na\sadrese\s(http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    ended.then(({ out, error }) => reject(new Error(`The program ended: ${out}${error}`)));
  });
  return {
    address,
    child,
    end: (signal) => {
      child.kill(signal);
      return ended;
    }
  };
}

/** Starts the program where it cannot start, and waits for its end. */
export function refusedProgram(environment: Environment): Promise<Ended> {
  return run(MAIN, [], { PORT: '0', OPORA_DEMO: 'off', ...environment }).ended;
}

/** `npm run opora -- …` */
export function opora(environment: Environment, ...words: string[]): Promise<Ended> {
  return run(CLI, words, environment).ended;
}

/** Any TypeScript file in a process of its own. */
export function run(
  file: string,
  words: readonly string[],
  environment: Environment
): { child: ChildProcess; ended: Promise<Ended> } {
  const env = { PATH: process.env.PATH ?? '', OPORA_LOG: 'silent', ...environment };
  const child = spawn(process.execPath, [file, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', error: '' };
  child.stdout?.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said.error += chunk;
  });
  // What is printed binds short words to the next; a test reads plain spaces.
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    out: plain(said.out),
    error: plain(said.error)
  }));
  return { child, ended };
}
