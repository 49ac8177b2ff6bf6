import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { finishDemonstration } from '#lib/server/demonstration/at-start.ts';
import { type Installation, provideInstallation } from '#lib/server/installation.ts';
import { municipalityIndex } from '#lib/server/public/municipality-index.ts';
import { planIndex } from '#lib/server/public/plan-index.ts';
import { recallGround } from '#lib/server/public/projection/country-ground.ts';
import { showDirectories } from '#lib/server/public/show-directory.ts';
import { finishImports } from '#lib/server/spreadsheets/finish-imports.ts';
import { startRounds } from '#lib/server/upkeep/daily-round.ts';
import { indexMunicipalities } from '#lib/server/use-cases/publishing/index-municipalities.ts';
import { indexPlans } from '#lib/server/use-cases/publishing/index-plans.ts';
import { keepModules, withClientFiles } from './built-program.ts';
import { answerCommands } from './command-channel.ts';
import { runCommand } from './commands.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { openHsds } from './hsds/hsds-door.ts';
import { createFront, FORWARDED, type Handler } from './http-server.ts';
import { closeInstallation, openInstallation } from './open-installation.ts';
import type { Settings } from './settings.ts';

const BUILD = fileURLToPath(new URL('../../build/', import.meta.url));

/** Requests under way get this long to finish when the program is asked to stop. */
const GRACE_MS = 10_000;

export type Running = {
  address: string;
  /** Resolves when the program cannot go on: its database has ended by itself. */
  lost: Promise<Error>;
  stop(): Promise<void>;
};

/** Starts the whole program: lock, database, reference data, mail, web server. */
export async function serve(settings: Settings, tell: (line: string) => void, dev = false): Promise<Running> {
  const t = messages('sk');
  let command: ReturnType<typeof runCommand> | null = null;
  const lock = await lockDataFolder(
    settings.dataFolder,
    // A command that comes before the database is open waits for nothing: it is told to try again.
    answerCommands(async (words, say) => {
      if (command) return command(words, say);
      say({ error: t('console.starting') });
      return 1;
    })
  );
  try {
    const installation = await openInstallation(settings, tell);
    provideInstallation(installation);
    command = runCommand(installation, settings);
    const handler = await openHandler(dev);
    const { origin, trustProxy } = settings;
    const { pages, log } = installation;
    const directory = openHsds(installation);
    const server = createFront({ handler, directory, pages, log, origin, trustProxy });
    await listen(server, settings).catch(async (error) => {
      await closeInstallation(installation);
      throw error;
    });
    let stopping = false;
    // A connection that cannot be taken, for instance without free file numbers, is the visitor's to try again.
    server.on('error', (error) => log.error({ error: faultOf(error) }, 'a connection was not taken'));
    // A failed read that nobody waits for any more is no reason to end what serves everybody else.
    const onRejection = (reason: unknown) => log.error({ error: faultOf(reason) }, 'nobody waited for this');
    process.on('unhandledRejection', onRejection);
    void workAfterStart(installation, settings, tell).catch((error: Error) => {
      // Work that a stop cut short is taken up at the next start.
      if (!stopping) log.error({ error: faultOf(error) }, 'work after start failed');
    });
    const rounds = startRounds(installation, (error) => {
      if (!stopping)
        log.error({ error: { message: error.message, stack: error.stack } }, 'daily round failed');
    });
    return {
      address: addressOf(server, settings),
      lost: installation.database.lost,
      stop: async () => {
        stopping = true;
        process.off('unhandledRejection', onRejection);
        await finish(server);
        await rounds.stop();
        await closeInstallation(installation);
        await lock.release();
      }
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function faultOf(reason: unknown): { message: string; stack?: string | undefined } {
  return reason instanceof Error
    ? { message: reason.message, stack: reason.stack }
    : { message: String(reason) };
}

/** What need not be ready when the first visitor comes; it waits behind people for the database. */
async function workAfterStart(
  installation: Installation,
  settings: Settings,
  tell: (line: string) => void
): Promise<void> {
  const { database } = installation;
  await indexMunicipalities(municipalityIndex(database.bulkDb));
  await indexPlans(planIndex(database, dayInSlovakia(new Date())));
  await finishImports(installation, dayInSlovakia(new Date()));
  await showDirectories(installation);
  // Whoever asks first for a projection would wait for the whole country.
  await recallGround(database.publicDb, join(BUILD, 'ground'));
  if (settings.demo) await finishDemonstration(installation, tell);
}

async function openHandler(dev: boolean): Promise<Handler> {
  // adapter-node reads these names when it loads.
  process.env.PROTOCOL_HEADER = FORWARDED.proto;
  process.env.HOST_HEADER = FORWARDED.host;
  process.env.ADDRESS_HEADER = FORWARDED.address;
  process.env.BODY_SIZE_LIMIT ??= '20M';
  if (dev) {
    const { createServer } = await import('vite');
    const vite = await createServer({ server: { middlewareMode: true } });
    return vite.middlewares;
  }
  keepModules(BUILD);
  const { handler } = (await import(pathToFileURL(join(BUILD, 'handler.js')).href)) as { handler: Handler };
  return withClientFiles(join(BUILD, 'client'), handler);
}

async function listen(server: Server, { port, host }: Settings): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

function addressOf(server: Server, { host, origin }: Settings): string {
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return origin ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}

async function finish(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(forced);
}
