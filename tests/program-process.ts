import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { openAccounts } from '#lib/server/accounts.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { prepareDatabase } from './running-program.ts';

/** A data folder for a program that is to be killed, and what its cookies are signed with. */
export type KilledFolder = { dataFolder: string; secret: string };

export type ProgramProcess = {
  address: string;
  /** All that it has written, its log included. */
  said(): string;
  /** As when the current fails: nothing is said to it before. */
  kill(): Promise<void>;
};

export function newKilledFolder(): KilledFolder {
  return {
    dataFolder: mkdtempSync(join(tmpdir(), 'opora-killed-')),
    secret: randomUUID() + randomUUID()
  };
}

/** Puts into the folder what a test starts from, before a program owns it. */
export async function prepareFolder<Made>(
  { dataFolder }: KilledFolder,
  work: (db: Database['db']) => Promise<Made>
): Promise<Made> {
  prepareDatabase(dataFolder);
  const folder = join(dataFolder, 'database');
  const database = await openPglite({ folder, username: 'opora_app', base: null });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

/** The cookie of somebody new who holds a role in a body from today. */
export async function cookieOf(
  db: Database['db'],
  { secret }: KilledFolder,
  { name, role, bodyId }: { name: string; role: Role; bodyId: BodyId }
): Promise<string> {
  const accounts = openAccounts(db, { secret, origin: 'http://localhost', sendMail: async () => {} });
  const { headers, response } = await accounts.api.signUpEmail({
    body: { email: `${randomUUID()}@example.sk`, password: randomUUID(), name },
    returnHeaders: true
  });
  await accountStore(db).markVerified(response.user.id);
  const validFrom = dayInSlovakia(new Date());
  await inTransaction(db, bodyId, ({ memberships }) =>
    memberships.add({ accountId: response.user.id, role, validFrom, validTo: null })
  );
  const cookies = headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return cookies.filter((one) => one.startsWith('opora.session_token=')).join('; ');
}

/** Starts the built program as a process of its own. @param port 0 for any; its log is silent unless a level is given */
export async function startProcess(
  { dataFolder, secret }: KilledFolder,
  port: number,
  log = 'silent'
): Promise<ProgramProcess> {
  const env = {
    ...{ PATH: process.env.PATH, OPORA_DATA: dataFolder, OPORA_SECRET: secret },
    ...{ OPORA_DEMO: 'off', OPORA_LOG: log, PORT: String(port), HOST: 'localhost' }
  };
  const child = spawn(process.execPath, ['src/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', log === 'silent' ? 'inherit' : 'pipe']
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The program ended: ${said}`)));
  });
  return {
    address,
    said: () => said,
    kill: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  };
}
