import { error, fail, redirect } from '@sveltejs/kit';
import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { enterPriorities } from '#lib/server/use-cases/law/enter-priorities.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openOperations } from '../../desk.ts';
import { inLawTransaction } from '../law-transaction.ts';
import type { Actions, PageServerLoad } from './$types';

/** Empty rows under those that are filled. */
const SPARE_ROWS = 4;
const MOST_ROWS = 30;

export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, url } = event;
  const lists = await lawStore(locals.publicDb).nationalPriorityLists();
  return {
    title: locals.t('operations.priorities'),
    done: url.searchParams.get('stav') === 'entered',
    lists: lists.toReversed().map((list) => ({
      code: list.code,
      publishedOn: list.publishedOn ?? '',
      isVerified: list.priorities.length > 0 && list.priorities.every((one) => one.unverified.length === 0),
      rows: [
        ...list.priorities.map(({ number, nameSk, nameEn }) => ({ number, nameSk, nameEn })),
        ...spareRows()
      ]
    }))
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { actor } = await openOperations(event);
    const { locals, request, url } = event;
    const form = await request.formData();
    const listCode = textOf(form, 'list');
    const rows = Array.from({ length: MOST_ROWS }, (_, index) => ({
      number: textOf(form, `number-${index}`),
      nameSk: textOf(form, `nameSk-${index}`),
      nameEn: textOf(form, `nameEn-${index}`)
    })).filter(({ number, nameSk, nameEn }) => number || nameSk || nameEn);
    const typedDay = textOf(form, 'publishedOn');
    const publishedOn = parseCalendarDay(typedDay);
    const refuse = (word: string, field: string) =>
      fail(422, {
        errors: [{ text: word, field: `${listCode}-${field}` }],
        listCode,
        publishedOn: typedDay,
        rows: [...rows, ...spareRows()]
      });
    if (typedDay && !publishedOn) return refuse(locals.t('operations.priorities.refused.day'), 'publishedOn');

    const outcome = await inLawTransaction(theInstallation(), (stores) =>
      enterPriorities(
        stores,
        { actorId: actor.actorId, isOperator: true },
        { listCode, entered: { publishedOn, priorities: rows }, today: locals.today }
      )
    );
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'no-such-list') error(404, locals.t('error.404.title'));
    if (outcome !== 'entered')
      return refuse(locals.t(`operations.priorities.refused.${outcome}`), 'number-0');
    redirect(303, `${inLanguage(url.pathname, locals.locale)}?stav=entered`);
  }
};

function spareRows() {
  return Array.from({ length: SPARE_ROWS }, () => ({ number: '', nameSk: '', nameEn: '' }));
}
