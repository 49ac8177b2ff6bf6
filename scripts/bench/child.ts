import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

type Memory = { now: number; most: number };

/** A server in a process of its own, on this machine only. */
export type Served = {
  port: number;
  /** From the start of the process until it said where it listens. */
  readyMs: number;
  /** MiB of memory the process and those it started hold now, and held at most. */
  memory(): Memory;
  /** Milliseconds of processor time the process has used so far, all its threads together. */
  processorMs(): number;
  stop(): Promise<void>;
};

const ADDRESS = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/;
const SLOWEST_START_MS = 120_000;
const at = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;

/** What `npm start` gives to Node: the bounds of its heap are part of what is measured. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** The built program on a data folder. */
export function serveProgram(dataFolder: string, env: Record<string, string> = {}): Promise<Served> {
  const ours = { PORT: '0', HOST: '127.0.0.1', OPORA_DATA: dataFolder, OPORA_LOG: 'silent' };
  return serveChild(at('src/main.ts'), { ...ours, ...env }, startFlags());
}

/** A bare server that sends pages of this many bytes. */
export function serveBare(bytes: number, compose = false): Promise<Served> {
  const env = { BENCH_BODY_BYTES: String(bytes), ...(compose ? { BENCH_COMPOSE: '1' } : {}) };
  return serveChild(at('scripts/bench/bare-server.ts'), env);
}

/** A bare server that runs the plain select on the public directory of a data folder nobody else has open. */
export function serveDirectoryFloor(dataFolder: string): Promise<Served> {
  return serveChild(at('scripts/bench/directory-floor.ts'), { BENCH_FOLDER: dataFolder });
}

async function serveChild(
  script: string,
  env: Record<string, string>,
  flags: string[] = []
): Promise<Served> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const watched = watchMemory(child.pid ?? 0);
  const port = await portOf(child);
  return {
    port,
    readyMs: performance.now() - begun,
    memory: watched.memory,
    processorMs: () => processorMs(child.pid ?? 0),
    stop: async () => {
      watched.stop();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('The child has no output.');
    const tooLate = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('The server did not start.'));
    }, SLOWEST_START_MS);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = ADDRESS.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(tooLate);
      resolve(Number(port));
    });
  });
}

/** Looks ten times a second: what several processes held together, the system does not remember. */
function watchMemory(pid: number): { memory(): Memory; stop(): void } {
  let most = 0;
  const look = (): Memory => {
    const now = [pid, ...childrenOf(pid)].reduce((sum, one) => sum + mibOf(one, 'VmRSS'), 0);
    most = Math.max(most, now, mibOf(pid, 'VmHWM'));
    return { now, most };
  };
  const timer = setInterval(look, 100);
  return { memory: look, stop: () => clearInterval(timer) };
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    textOf(`/proc/${pid}/task/${thread}/children`).trim().split(' ').filter(Boolean).map(Number)
  );
}

function mibOf(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

function processorMs(pid: number): number {
  // The name of the process may hold spaces; what follows it does not.
  const fields = textOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}

/** A process may end while it is looked at. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
