import type { Logger } from 'pino';
import type { EndedSessions } from './accounts/ended-sessions.ts';
import type { IdentityProvider } from './accounts/identity-provider.ts';
import type { Accounts } from './accounts.ts';
import type { Database } from './db/db.ts';
import type { Printer } from './documents/printer.ts';
import type { FileStore } from './files.ts';
import type { Sender } from './mail/send.ts';
import type { PageCache } from './page-cache.ts';
import type { RegisterReader } from './register/start-register.ts';
import type { DocumentReader } from './use-cases/documents/document-work.ts';

/** Everything the running program holds open, made once by `src/process/serve.ts`. */
export type Installation = {
  database: Database;
  accounts: Accounts;
  /** Where people may sign in with another identity, when the settings name such a place. */
  identity: IdentityProvider | null;
  ended: EndedSessions;
  files: FileStore;
  /** Reads documents that bodies keep, in the background. */
  documents: DocumentReader;
  /** Reads plans of the last period that somebody brought, in the background. */
  oldPlans: DocumentReader;
  /** Brings the national register of providers in, in the background. */
  register: RegisterReader;
  mail: Sender;
  pages: PageCache;
  printer: Printer;
  /** Folder for what can be drawn again at any time. */
  renditionsFolder: string;
  /** Folder for what waiting imports would do; computed again where it is gone. */
  proposalsFolder: string;
  /** Signs what forms carry from page to page. */
  formKey: string;
  log: Logger;
  /** Scheme and host of addresses in mails. */
  origin: string;
  startedAt: Date;
};

// The web framework bundles its own copy of our modules, so a module variable would be two variables:
// the process hands the one installation over through the only place both can see.
const PLACE = Symbol.for('opora.installation');
type Holder = { [PLACE]?: Installation };

export function provideInstallation(installation: Installation): void {
  (globalThis as Holder)[PLACE] = installation;
}

export function theInstallation(): Installation {
  const found = (globalThis as Holder)[PLACE];
  if (!found) throw new Error('The program is started by src/main.ts, which opens the database first.');
  return found;
}
