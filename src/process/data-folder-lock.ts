import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Another living process owns the folder. */
export class FolderLockedError extends Error {}

export type FolderLock = { release(): Promise<void> };

/** A path longer than this cannot be a Unix socket's. */
const LONGEST_SOCKET_PATH = 100;
/** A takeover lasts milliseconds; a mark older than this was left by a process that died in it. */
const STALE_TAKEOVER_MS = 5_000;

/**
 * Makes this process the owner of the data folder until it ends. The embedded database has no lock of its own:
 * two processes on one folder lose rows silently. Listening on the socket is the proof of life, so a killed
 * process leaves no lock behind.
 * @param onConnection answers the command line, which speaks to the owner through the same socket
 * @throws FolderLockedError when somebody else answers on the socket
 */
export async function lockDataFolder(
  folder: string,
  onConnection: (socket: Socket) => void
): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = socketPathOf(folder);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const server = (await listen(path, onConnection)) ?? (await takeOver(path, onConnection));
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    await pause(50);
  }
  throw new FolderLockedError(folder);
}

/** Where the owner of a folder listens. */
export function socketPathOf(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const real = realpathSync(folder);
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\opora-${name}`;
  const path = join(real, 'opora.sock');
  return path.length <= LONGEST_SOCKET_PATH ? path : join(tmpdir(), `opora-${name}.sock`);
}

function listen(path: string, onConnection: (socket: Socket) => void): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error)
    );
    server.listen(path, () => {
      // A connection that cannot be taken, for instance without free file numbers, ends nothing.
      server.on('error', () => {});
      resolve(server);
    });
  });
}

/** Clears the socket of a dead owner, one process at a time, and listens in its place; null means try again. */
async function takeOver(path: string, onConnection: (socket: Socket) => void): Promise<Server | null> {
  if ((await probe(path)) === 'alive') throw new FolderLockedError(path);
  const mark = `${path}.takeover`;
  if (!markTakeover(mark)) return null;
  try {
    // Between another's bind and its listen the socket refuses too: a pause tells a starting owner from a dead one.
    await pause(50);
    const state = await probe(path);
    if (state === 'alive') throw new FolderLockedError(path);
    if (state === 'dead') rmSync(path, { force: true });
    return await listen(path, onConnection);
  } finally {
    rmSync(mark, { force: true });
  }
}

function markTakeover(mark: string): boolean {
  try {
    closeSync(openSync(mark, 'wx', 0o600));
    return true;
  } catch {
    const made = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > STALE_TAKEOVER_MS) rmSync(mark, { force: true });
    return false;
  }
}

function probe(path: string): Promise<'alive' | 'dead' | 'absent'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve('alive');
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? 'absent' : 'dead')
    );
  });
}
