import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { messages } from '#lib/i18n/messages.ts';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { createEndedSessions } from '#lib/server/accounts/ended-sessions.ts';
import { openIdentityProvider } from '#lib/server/accounts/identity-provider.ts';
import type { OidcProvider } from '#lib/server/accounts/oidc-plugin.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { showDemonstration } from '#lib/server/demonstration/at-start.ts';
import { startReading } from '#lib/server/document-archive/start-reading.ts';
import { openPrinter } from '#lib/server/documents/printer.ts';
import { folderFileStore } from '#lib/server/files.ts';
import type { Installation } from '#lib/server/installation.ts';
import { accountMail } from '#lib/server/mail/account-mail.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { folderCarrier, smtpCarrier, startSender } from '#lib/server/mail/send.ts';
import { startOldPlans } from '#lib/server/old-plan/start-old-plans.ts';
import { createPageCache } from '#lib/server/page-cache.ts';
import { indexServices } from '#lib/server/public/service-index.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { startRegister } from '#lib/server/register/start-register.ts';
import { noteSecurityChange } from '#lib/server/use-cases/accounts/note-security-change.ts';
import { copyBase } from './new-database.ts';
import { adoptRestored } from './restored-database.ts';
import type { Settings } from './settings.ts';

const PAGE_CACHE_BYTES = 96 * 1024 * 1024;

/** Opens everything the program works with; tells on the console what takes its time. */
export async function openInstallation(
  settings: Settings,
  tell: (line: string) => void
): Promise<Installation> {
  const t = messages('sk');
  const log = openLog();
  const origin = settings.origin ?? `http://localhost:${settings.port}`;
  await adoptRestored(settings.dataFolder, new Date());
  if (!settings.databaseUrl) await copyBase(settings.dataFolder);
  const [database, { openAccounts }] = await Promise.all([
    openDatabase({
      folder: join(settings.dataFolder, 'database'),
      url: settings.databaseUrl,
      onProgress: (name) => tell(t('console.migrating', { name }))
    }),
    // Half of all modules are those of signing in: they are read while the database opens.
    import('#lib/server/accounts.ts')
  ]);
  await loadReferenceData(database.bulkDb, ({ titleSk }) => tell(t('console.loaded', { title: titleSk })));
  if (settings.demo) await showDemonstration(database, tell);
  const carry = settings.smtpUrl
    ? smtpCarrier(settings.smtpUrl, settings.mailFrom)
    : folderCarrier(join(settings.dataFolder, 'mail'), settings.mailFrom, (path) =>
        tell(t('console.mailWritten', { path }))
      );
  const mail = startSender(database.db, carry);
  const open = (oidc: OidcProvider | null) =>
    openAccounts(database.db, {
      secret: secretOf(settings),
      origin,
      oidc,
      onLinked: (accountId) => tellOfIdentity({ database, mail, origin }, accountId),
      sendMail: async (letter) => {
        await queueMail(database.db, accountMail(letter, origin));
        mail.wake();
      }
    });
  const files = folderFileStore(join(settings.dataFolder, 'files'));
  const documents = startReading({ database, files }, (error) =>
    log.error({ error: { message: error.message, stack: error.stack } }, 'reading documents failed')
  );
  const oldPlans = startOldPlans({ database, files }, (error) =>
    log.error({ error: { message: error.message, stack: error.stack } }, 'reading old plans failed')
  );
  const proposalsFolder = join(settings.dataFolder, 'proposals');
  // What was computed by another build, or for somebody who has gone since, is computed again.
  await rm(proposalsFolder, { recursive: true, force: true });
  const pages = createPageCache(PAGE_CACHE_BYTES);
  const follow = (signal: AbortSignal) => indexServices(database.bulkDb, { signal });
  const register = startRegister({ database, files, pages, follow }, (error) =>
    log.error({ error: { message: error.message, stack: error.stack } }, 'bringing the register in failed')
  );
  return {
    database,
    accounts: open(null),
    identity: settings.oidc && openIdentityProvider(settings.oidc, open, log),
    ended: createEndedSessions(),
    files,
    documents,
    oldPlans,
    register,
    mail,
    pages,
    printer: openPrinter(),
    renditionsFolder: join(settings.dataFolder, 'renditions'),
    proposalsFolder,
    formKey: createHmac('sha256', secretOf(settings)).update('forms').digest('hex'),
    log,
    origin,
    startedAt: new Date()
  };
}

async function tellOfIdentity(
  installation: Pick<Installation, 'database' | 'mail' | 'origin'>,
  accountId: string
): Promise<void> {
  await inAccountTransaction(installation, async (stores) => {
    const account = await stores.accounts.byId(accountId);
    if (!account) return;
    const actorId = await stores.accounts.actorOf(accountId, account.name);
    await noteSecurityChange(stores, { accountId, actorId, email: account.email }, 'identity-linked');
  });
}

export async function closeInstallation({
  documents,
  oldPlans,
  register,
  mail,
  printer,
  database
}: Installation): Promise<void> {
  await documents.stop();
  await oldPlans.stop();
  await register.stop();
  await printer.close();
  await mail.stop();
  await database.close();
}

function openLog(): Logger {
  // Standard output belongs to the person who started the program; the log goes beside it.
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env.OPORA_LOG || 'info' },
    pino.destination(2)
  );
}

/** The key that signs session cookies, made once and kept in the data folder. */
function secretOf({ secret, dataFolder }: Settings): string {
  if (secret) return secret;
  const path = join(dataFolder, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8').trim();
}
