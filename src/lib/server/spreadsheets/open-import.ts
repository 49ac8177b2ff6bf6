import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { readFeedLists } from '../feed-words.ts';
import type { Installation } from '../installation.ts';
import { inTransaction } from '../stores.ts';
import type { ImportWork } from '../use-cases/import/import-work.ts';
import { readsIn } from '../use-cases/import/readings.ts';
import { checkApart } from './check-apart.ts';
import { compareApart } from './compare-apart.ts';
import { everydayNames } from './kind-names.ts';
import { proposalsIn } from './proposals.ts';

/** What importing for one body works with in the running program; people go before imports. */
export function openImport(
  { database, files, proposalsFolder: folder }: Pick<Installation, 'database' | 'files' | 'proposalsFolder'>,
  body: Pick<PlanningBody, 'bodyId' | 'unitCode'>,
  today: CalendarDay,
  compare = compareApart
): ImportWork {
  const inBody: ImportWork['inBody'] = (work) => inTransaction(database.bulkDb, body.bodyId, work);
  const feedLists = () => readFeedLists(database.publicDb, today);
  return {
    ...{ body, today, inBody, files, everydayNames, checkFile: checkApart },
    proposals: proposalsIn({ read: readsIn({ inBody }), feedLists, files, body, today, folder }, compare)
  };
}
