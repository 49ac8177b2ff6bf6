import { messages } from '#lib/i18n/messages.ts';
import type { Database } from '../db/db.ts';
import type { Installation } from '../installation.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { printDemonstration } from './print-demonstration.ts';

type Tell = (line: string) => void;

/** Fills an empty installation with the two demonstration municipalities and says so on the console. */
export async function showDemonstration(database: Database, tell: Tell): Promise<void> {
  const t = messages('sk');
  for (const name of await loadDemonstration(database, new Date())) tell(t('demonstration.loaded', { name }));
}

/** Makes files of the demonstration that are still missing, while people are served; a failure stops nothing. */
export async function finishDemonstration(installation: Installation, tell: Tell): Promise<void> {
  const t = messages('sk');
  try {
    for (const name of await printDemonstration(installation, new Date())) {
      tell(t('demonstration.printed', { name }));
    }
  } catch (error) {
    // The next start finishes what is missing; ending the program while it prints comes here too.
    installation.log.warn({ err: error }, 'files of the demonstration were not made');
  }
}
