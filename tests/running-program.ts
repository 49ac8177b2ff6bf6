import { spawnSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, runInThisContext } from 'node:vm';
import { inject } from 'vitest';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { needsEndDate, type Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { type Installation, theInstallation } from '#lib/server/installation.ts';
import { inTransaction } from '#lib/server/stores.ts';
import type { Settings } from '../src/process/settings.ts';
import { aBody } from './fixtures.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Process = typeof import('../src/process/serve.ts');

/**
 * Imports as Node itself does. The test runner would compile the built program a second time, which is neither
 * what people run nor always possible.
 */
const importNatively = runInThisContext('(address) => import(address)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER
}) as (address: string) => Promise<Process>;

/** A planning body as tests address it. */
export type TestBody = { bodyId: BodyId; slug: string };

/** Somebody with a browser: requests carry her cookie, her own network address, and lead nowhere by themselves. */
export type Visitor = {
  /** Of the program. */
  address: string;
  /** Empty for somebody who is signed out. */
  cookie: string;
  email: string | null;
  get(path: string): Promise<Response>;
  /** Sends a form as a browser without scripts does. */
  post(path: string, fields?: Record<string, string>): Promise<Response>;
};

export type RunningProgram = {
  address: string;
  dataFolder: string;
  /** Folder where mails are written. */
  mailFolder: string;
  installation: Installation;
  stop(): Promise<void>;
  /** A body nobody else uses. */
  newBody(name?: string): Promise<TestBody>;
  /** Somebody new who holds a role in a body from today, or no role anywhere. */
  sessionFor(role: Role | null, body?: Pick<TestBody, 'bodyId'>): Promise<Visitor>;
  operator(): Promise<Visitor>;
  signedOut(): Visitor;
};

/**
 * Starts the built program in this process, on a data folder and a port of its own, without demonstration
 * municipalities: a test reaches it over HTTP, and its database through `installation`.
 */
export async function startProgram(given: { oidc?: Settings['oidc'] } = {}): Promise<RunningProgram> {
  buildWhenMissing();
  const dataFolder = mkdtempSync(join(tmpdir(), 'opora-journey-'));
  prepareDatabase(dataFolder);
  process.env.OPORA_LOG ??= 'silent';
  const { serve } = await importNatively(new URL('../src/process/serve.ts', import.meta.url).href);
  const running = await serve(
    {
      port: await freePort(),
      host: 'localhost',
      dataFolder,
      databaseUrl: null,
      demo: false,
      origin: null,
      // Every visitor of a test comes from an address of her own: limits count addresses.
      trustProxy: true,
      smtpUrl: null,
      mailFrom: 'Opora <opora@localhost>',
      secret: null,
      oidc: given.oidc ?? null
    },
    () => {}
  );
  const installation = theInstallation();
  // The first look at the register ends before a test puts services into the public directory by itself.
  await installation.register.idle();
  const visit = visitorOf(running.address);
  return {
    address: running.address,
    dataFolder,
    mailFolder: join(dataFolder, 'mail'),
    installation,
    stop: async () => {
      await running.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
    newBody: async (name) => {
      const { db } = installation.database;
      const bodyId = await aBody(db, name === undefined ? {} : { name });
      return db
        .selectFrom('planningBody')
        .select(['bodyId', 'slug'])
        .where('bodyId', '=', bodyId)
        .executeTakeFirstOrThrow();
    },
    sessionFor: async (role, body) => {
      const { accountId, ...session } = await anOpenSession(installation);
      if (role && body) await giveRole(installation, accountId, role, body.bodyId);
      return visit(session);
    },
    operator: async () => {
      const { accountId, ...session } = await anOpenSession(installation);
      await accountStore(installation.database.db).makeOperator(accountId);
      return visit(session);
    },
    signedOut: () => visit({ cookie: '', email: null })
  };
}

function buildWhenMissing(): void {
  if (existsSync(join(ROOT, 'build/handler.js'))) return;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { NODE_ENV: _test, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    env
  });
  if (status !== 0) throw new Error(`The program does not build:\n${stderr}`);
}

/** A new folder starts from the template that every test's database is made of. */
export function prepareDatabase(dataFolder: string): void {
  cpSync(inject('pgliteFolder'), join(dataFolder, 'database'), { recursive: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}

/** Somebody with an account and an open session, without a mail and a click. */
async function anOpenSession({ accounts, database }: Installation) {
  const email = `${randomUUID()}@example.sk`;
  const { headers, response } = await accounts.api.signUpEmail({
    body: { email, password: randomUUID(), name: 'Skúšobná osoba' },
    returnHeaders: true
  });
  await accountStore(database.db).markVerified(response.user.id);
  // The 30-second copy of the session is left out: what a test changes must hold at once.
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .filter((one) => one.startsWith('opora.session_token='))
    .join('; ');
  return { accountId: response.user.id, email, cookie };
}

async function giveRole({ database }: Installation, accountId: string, role: Role, bodyId: BodyId) {
  const today = dayInSlovakia(new Date());
  const validTo = needsEndDate(role) ? ('2099-01-01' as const) : null;
  await inTransaction(database.db, bodyId, ({ memberships }) =>
    memberships.add({ accountId, role, validFrom: today, validTo })
  );
}

function visitorOf(address: string) {
  return ({ cookie, email }: { cookie: string; email: string | null }): Visitor => {
    const headers = {
      ...(cookie ? { cookie } : {}),
      accept: 'text/html',
      'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
    };
    const ask = (path: string, init: RequestInit) => fetch(address + path, { redirect: 'manual', ...init });
    return {
      address,
      cookie,
      email,
      get: (path) => ask(path, { headers }),
      post: (path, fields = {}) =>
        ask(path, {
          method: 'POST',
          headers: { ...headers, origin: address },
          body: new URLSearchParams(fields)
        })
    };
  };
}
