import { error, fail, redirect } from '@sveltejs/kit';
import {
  ANSWER_MAX_LENGTH,
  APPLICANT_MAX_LENGTH,
  PLACE_MAX_LENGTH
} from '#lib/domain/decisions/compliance-statement.ts';
import { readReceipt, shownReceipt } from '#lib/domain/evidence/receipt.ts';
import { FOUNDERS, statedKinds } from '#lib/domain/law/statement-route.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { type CatalogueNames, readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';
import { isDoubtfulComment } from '#lib/server/rate-limits.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import { statementRoutes } from '#lib/server/reference/read-law.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { type AppliedOutcome, applyForStatement } from '#lib/server/use-cases/decisions/state-compliance.ts';
import { newFormToken, onceMore, publicIdOf, sentToken } from '../../../../../pracovisko/form-token.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { TRAP } from '../../../../trap.ts';
import { openOwner } from '../../open-owner.ts';
import { openStatements } from '../open-statements.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url, setHeaders }) => {
  const { t, today, locale, publicDb } = locals;
  const { body } = await parent();
  const { criteria, path } = await openStatements(locals, body);
  const names = await readCatalogueNames(lawStore(publicDb), today, locale);
  const stated = statedKinds(statementRoutes(), today);
  const earlier = readReceipt(url.searchParams.get('k') ?? '');
  const [before] = earlier
    ? await inTransaction(locals.db, body.bodyId, ({ complianceStatements }) =>
        complianceStatements.findByReceipt(earlier)
      )
    : [];
  if (earlier && !before) error(404, t('error.404.title'));
  // The key of the form is one visitor's own: no other may be given this page.
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
  const next = yearOf(today);
  return {
    title: t('statements.apply.title'),
    ...{ path, criteria, token: newFormToken(), earlier: earlier && shownReceipt(earlier) },
    kinds: names.kindOptions.filter(({ value }) => stated.includes(value)),
    ...{ forms: names.formOptions, groups: names.groupOptions },
    founders: FOUNDERS.map((value) => ({ value, label: t(`statements.founder.${value}`) })),
    years: [next, next + 1, next + 2].map((year) => ({ value: String(year), label: String(year) })),
    usual: {
      ...{ name: before?.name ?? '', ico: before?.ico ?? '', email: before?.email ?? '' },
      ...{ founder: before?.founder ?? '', person: before?.isNaturalPerson ? 'ano' : '' },
      ...{ kind: '', form: '', group: '', place: '', capacity: '', year: String(next + 1) },
      answers: [] as string[]
    },
    limits: { name: APPLICANT_MAX_LENGTH, place: PLACE_MAX_LENGTH, answer: ANSWER_MAX_LENGTH }
  };
};

const FIELDS: Partial<Record<AppliedOutcome['outcome'], string>> = {
  ...{ 'no-applicant': 'name', 'applicant-too-long': 'name', 'impossible-ico': 'ico' },
  ...{ 'impossible-email': 'email', 'no-place': 'place', 'place-too-long': 'place' },
  ...{ 'impossible-capacity': 'capacity', 'impossible-year': 'year' },
  ...{ 'wrong-desk': 'kind', 'no-office': 'kind' }
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, request, url } = event;
    const { t, today, locale, publicDb } = locals;
    const body = await openOwner(event);
    const { criteria } = await openStatements(locals, body);
    const names = await readCatalogueNames(lawStore(publicDb), today, locale);
    const form = await request.formData();
    const [token, receipt] = [sentToken(form), newReceipt()];
    const read = (name: string) => textOf(form, name);
    const typed = {
      ...{ name: read('name'), ico: read('ico'), email: read('email'), founder: read('founder') },
      ...{ person: read('person'), kind: read('kind'), form: read('form'), group: read('group') },
      ...{ place: read('place'), capacity: read('capacity'), year: read('year') },
      answers: criteria.items.map((_, at) => read(`answer-${at}`))
    };
    const refuse = (text: string, field?: string) =>
      fail(422, { typed, token, errors: [{ ...(field ? { field } : {}), text }] });
    const receiptPage = (code: string) => `${url.pathname.replace(/ziadost$/, 'stav')}?kod=${code}&prijate`;
    if (read(TRAP) !== '') redirect(303, receiptPage(receipt));
    const isFrequent = await isDoubtfulComment(event.getClientAddress());
    const founder = FOUNDERS.find((one) => one === typed.founder);
    if (!founder) return refuse(t('statements.error.no-founder'), 'founder');
    const kind = kindOf(names, typed.kind);
    if (!kind) return refuse(t('statements.error.no-kind'), 'kind');
    if (!kind.forms.includes(typed.form)) return refuse(t('statements.error.no-form'), 'form');
    if (!names.groupOptions.some(({ value }) => value === typed.group))
      return refuse(t('statements.error.no-group'), 'group');
    const outcome = await onceMore(() =>
      inTransaction(locals.db, body.bodyId, (stores) =>
        applyForStatement(stores, {
          ...{ id: publicIdOf(token, body.bodyId), receipt, criteriaId: read('criteria') },
          earlier: readReceipt(url.searchParams.get('k') ?? ''),
          ...{ name: typed.name, ico: typed.ico, email: typed.email, founder },
          ...{ isNaturalPerson: typed.person === 'ano', serviceTypeCode: kind.code, formCode: typed.form },
          ...{ targetGroupCode: typed.group, unitCode: kind.capacityUnit, place: typed.place },
          capacity: readTypedWhole(typed.capacity) ?? 0,
          year: readTypedWhole(typed.year) ?? 0,
          ...{ answers: typed.answers, isFrequent, today, routes: statementRoutes() },
          competence: body.ownerKind === 'region' ? 'region' : 'municipality'
        })
      )
    );
    if (outcome.outcome === 'applied') redirect(303, receiptPage(outcome.receipt));
    if (outcome.outcome === 'wrong-desk') {
      const { desk, provision } = outcome;
      return refuse(t(`statements.error.wrong-desk.${desk}`, { provision }), 'kind');
    }
    const text = t(`statements.error.${outcome.outcome}`);
    if (outcome.outcome === 'unanswered')
      return refuse(text, `answer-${typed.answers.findIndex((one) => one === '')}`);
    if (outcome.outcome === 'answer-too-long')
      return refuse(text, `answer-${typed.answers.findIndex((one) => one.length > ANSWER_MAX_LENGTH)}`);
    return refuse(text, FIELDS[outcome.outcome]);
  }
};

const kindOf = ({ kinds }: CatalogueNames, code: string) => kinds.find((one) => one.code === code);
