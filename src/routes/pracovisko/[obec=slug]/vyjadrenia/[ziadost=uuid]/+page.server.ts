import { error, fail, redirect } from '@sveltejs/kit';
import { STATEMENT_RESULTS } from '#lib/domain/decisions/compliance-statement.ts';
import { routeStatement } from '#lib/domain/law/statement-route.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { statementRoutes } from '#lib/server/reference/read-law.ts';
import { askedLine, datesLine } from '#lib/server/statement-words.ts';
import {
  decideApplication,
  judgeApplication,
  seenMark
} from '#lib/server/use-cases/decisions/state-compliance.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** One application beside what the plan in force says of it. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'record-approval');
  const { t, locale, today } = event.locals;
  const read = await desk.inBody(async (stores) => {
    const application = await stores.complianceStatements.find(event.params.ziadost);
    const criteria = application && (await stores.complianceStatements.findCriteria(application.criteriaId));
    if (!application || !criteria) return undefined;
    const judged = application.decision ? null : await judgeApplication(stores, application, today);
    return { application, criteria, judged, names: await readCatalogueNames(stores.law, today, locale) };
  });
  if (!read) error(404, t('error.404.title'));
  const { application, criteria, judged, names } = read;
  const { decision, receipt, ...about } = application;
  const { serviceTypeCode, founder, year: forYear, receivedOn } = about;
  const asked = { serviceTypeCode, founder, forYear };
  return {
    title: t('statements.oneOf'),
    base: inLanguage(`/pracovisko/${desk.body.slug}/vyjadrenia`, locale),
    ...{ about, decision, criteria, plan: judged?.planTitle ?? null },
    comparison: decision?.comparison ?? judged?.comparison ?? null,
    seen: judged && seenMark(judged),
    isRouteVerified: routeStatement(statementRoutes(), asked, receivedOn).isVerified,
    line: askedLine(about, names, t),
    dates: datesLine(
      { receivedOn, decidedOn: decision?.decidedOn ?? null, number: decision?.number ?? null },
      t,
      locale
    ),
    results: STATEMENT_RESULTS.map((value) => ({ value, label: t(`statements.result.${value}`) })),
    done: event.url.searchParams.get('stav') === 'vydane'
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'record-approval');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const typed = { result: textOf(form, 'result'), reason: textOf(form, 'reason') };
    const id = event.params.ziadost;
    const outcome = await desk.inBody((stores) =>
      decideApplication(stores, desk.actor, {
        ...{ id, reason: typed.reason, seen: textOf(form, 'seen'), today },
        result: STATEMENT_RESULTS.find((one) => one === typed.result) ?? null
      })
    );
    switch (outcome.outcome) {
      case 'decided':
        return redirect(
          303,
          `${inLanguage(`/pracovisko/${desk.body.slug}/vyjadrenia/${id}`, locale)}?stav=vydane`
        );
      case 'not-allowed':
        return error(403, t('error.403.title'));
      case 'gone':
        return error(404, t('error.404.title'));
      case 'no-result':
        return fail(422, { typed, errors: [{ field: 'result', text: t('statements.error.no-result') }] });
      case 'no-reason':
      case 'reason-too-long':
        return fail(422, {
          typed,
          errors: [{ field: 'reason', text: t(`statements.error.${outcome.outcome}`) }]
        });
      default:
        return fail(422, { typed, errors: [{ text: t(`statements.error.${outcome.outcome}`) }] });
    }
  }
};
