import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type PostgresServer = { adminUrl: string; stop: () => Promise<void> };

/**
 * A PostgreSQL of our own for one test run, in a temporary folder on a free loopback port,
 * or the one named by OPORA_TEST_POSTGRES. Null where PostgreSQL is not installed.
 */
export async function startPostgres(): Promise<PostgresServer | null> {
  if (process.env.OPORA_TEST_POSTGRES)
    return { adminUrl: process.env.OPORA_TEST_POSTGRES, stop: async () => {} };
  const bin = postgresFolder();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'opora-postgres-'));
  // PostgreSQL refuses to run as root; the package made a user for it.
  const user = process.getuid?.() === 0 ? idsOf('postgres') : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? 0);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), init, { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const settings = [
    'fsync=off',
    'max_connections=100',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`
  ];
  const arguments_ = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), arguments_, { ...user, cwd: folder, stdio: 'ignore' });
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await answering(adminUrl);
  return { adminUrl, stop: () => stopped(server, folder) };
}

function postgresFolder(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, 'bin')), '/usr/local/bin', '/usr/bin'];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

function idsOf(user: string): { uid?: number; gid?: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`PostgreSQL at ${url} does not answer.`);
}

function stopped(server: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    server.kill('SIGINT');
  });
}
