import { readReceipt, shownReceipt } from '#lib/domain/evidence/receipt.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import { askedLine, datesLine } from '#lib/server/statement-words.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { openStatements } from '../open-statements.ts';
import type { PageServerLoad } from './$types';

/** What became of the applications of one receipt. */
export const load: PageServerLoad = async ({ locals, parent, url, setHeaders }) => {
  const { t, today, locale, publicDb } = locals;
  const { body } = await parent();
  const { path } = await openStatements(locals, body);
  const typed = url.searchParams.get('kod') ?? '';
  const receipt = readReceipt(typed);
  const found = receipt
    ? await inTransaction(locals.db, body.bodyId, ({ complianceStatements }) =>
        complianceStatements.findByReceipt(receipt)
      )
    : [];
  const names = await readCatalogueNames(lawStore(publicDb), today, locale);
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  const isSent = url.searchParams.has('prijate') && receipt !== null;
  return {
    title: t(isSent ? 'statements.sent.title' : 'statements.status.title'),
    ...{ path, typed, isSent, receipt: receipt && shownReceipt(receipt), owner: ownerName(body, t) },
    isMissing: typed.trim() !== '' && found.length === 0 && !isSent,
    applications: found.map(({ decision, ...one }) => ({
      ...{ id: one.id, place: one.place, toVerify: one.toVerify, line: askedLine(one, names, t) },
      dates: datesLine(
        { ...one, decidedOn: decision?.decidedOn ?? null, number: decision?.number ?? null },
        t,
        locale
      ),
      ...{ result: decision?.result ?? null, reason: decision?.reason ?? '' }
    }))
  };
};
