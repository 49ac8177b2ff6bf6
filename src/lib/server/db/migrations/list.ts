import type { Kysely } from 'kysely';
import * as foundation from './0001-foundation.ts';
import * as reference from './0002-reference.ts';
import * as accounts from './0003-accounts.ts';
import * as plans from './0004-plans.ts';
import * as search from './0005-search.ts';
import * as attachment from './0006-attachment.ts';
import * as backup from './0007-backup.ts';
import * as installationEvent from './0008-installation-event.ts';
import * as imports from './0009-import.ts';
import * as leavingAndChain from './0010-leaving-and-chain.ts';
import * as publishedFileHistory from './0011-published-file-history.ts';
import * as searchAnalysis from './0012-search-analysis.ts';
import * as directoryUse from './0013-directory-use.ts';
import * as titlePage from './0014-title-page.ts';
import * as publishedOutline from './0015-published-outline.ts';
import * as removalExport from './0016-removal-export.ts';
import * as searchUpkeep from './0017-search-upkeep.ts';
import * as trustedSignIn from './0018-trusted-sign-in.ts';
import * as oldPlan from './0019-old-plan.ts';
import * as bodyDocument from './0020-body-document.ts';
import * as partWork from './0021-part-work.ts';
import * as remarksAndNotices from './0022-remarks-and-notices.ts';
import * as translation from './0023-translation.ts';
import * as serviceFact from './0024-service-fact.ts';
import * as oldPlanReading from './0025-old-plan-reading.ts';
import * as bodyArrival from './0026-body-arrival.ts';
import * as servicesOfTheCountry from './0027-services-of-the-country.ts';
import * as register from './0028-register.ts';
import * as directoryRevision from './0029-directory-revision.ts';
import * as catchment from './0030-catchment.ts';
import * as expressedNeed from './0031-expressed-need.ts';
import * as confirmation from './0032-confirmation.ts';
import * as wrongRecordsAndMerging from './0037-wrong-records-and-merging.ts';
import * as serviceSearch from './0038-service-search.ts';
import * as importDirectory from './0040-import-directory.ts';

/** One step of the schema; `name` is its file. Never edited once released. */
export type Migration = { name: string; up: (db: Kysely<never>) => Promise<void> };

/** Every migration in order. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-foundation', up: foundation.up },
  { name: '0002-reference', up: reference.up },
  { name: '0003-accounts', up: accounts.up },
  { name: '0004-plans', up: plans.up },
  { name: '0005-search', up: search.up },
  { name: '0006-attachment', up: attachment.up },
  { name: '0007-backup', up: backup.up },
  { name: '0008-installation-event', up: installationEvent.up },
  { name: '0009-import', up: imports.up },
  { name: '0010-leaving-and-chain', up: leavingAndChain.up },
  { name: '0011-published-file-history', up: publishedFileHistory.up },
  { name: '0012-search-analysis', up: searchAnalysis.up },
  { name: '0013-directory-use', up: directoryUse.up },
  { name: '0014-title-page', up: titlePage.up },
  { name: '0015-published-outline', up: publishedOutline.up },
  { name: '0016-removal-export', up: removalExport.up },
  { name: '0017-search-upkeep', up: searchUpkeep.up },
  { name: '0018-trusted-sign-in', up: trustedSignIn.up },
  { name: '0019-old-plan', up: oldPlan.up },
  { name: '0020-body-document', up: bodyDocument.up },
  { name: '0021-part-work', up: partWork.up },
  { name: '0022-remarks-and-notices', up: remarksAndNotices.up },
  { name: '0023-translation', up: translation.up },
  { name: '0024-service-fact', up: serviceFact.up },
  { name: '0025-old-plan-reading', up: oldPlanReading.up },
  { name: '0026-body-arrival', up: bodyArrival.up },
  { name: '0027-services-of-the-country', up: servicesOfTheCountry.up },
  { name: '0028-register', up: register.up },
  { name: '0029-directory-revision', up: directoryRevision.up },
  { name: '0030-catchment', up: catchment.up },
  { name: '0031-expressed-need', up: expressedNeed.up },
  { name: '0032-confirmation', up: confirmation.up },
  { name: '0037-wrong-records-and-merging', up: wrongRecordsAndMerging.up },
  { name: '0038-service-search', up: serviceSearch.up },
  { name: '0040-import-directory', up: importDirectory.up }
];
