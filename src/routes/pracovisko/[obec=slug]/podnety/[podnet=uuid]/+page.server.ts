import { error, fail, redirect } from '@sveltejs/kit';
import { SUGGESTION_MAX_LENGTH, shownWords } from '#lib/domain/evidence/suggestion.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { findingOfSuggestion } from '#lib/server/desk/suggestion-finding.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import type { Stores } from '#lib/server/stores.ts';
import {
  answerSuggestion,
  eraseSuggestion,
  settleSuggestion
} from '#lib/server/use-cases/evidence/settle-suggestion.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { type Desk, openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['released', 'rejected', 'taken-back', 'answered'] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'answer-suggestions');
  const { t, locale } = event.locals;
  const { found, plan } = await desk.inBody(async ({ suggestions, plans }) => ({
    found: await suggestions.find(event.params.podnet),
    plan: (await plans.list())[0]
  }));
  if (!found) error(404, t('error.404.title'));
  const { formKey, receipt, ...suggestion } = found;
  const mayTake = plan && found.state === 'released' && may(desk.actor, 'add-evidence');
  return {
    title: t('suggestions.one'),
    backHref: inLanguage(`/pracovisko/${desk.body.slug}/podnety`, locale),
    suggestion: { ...suggestion, shown: shownWords(found) },
    limit: SUGGESTION_MAX_LENGTH,
    findingHref: mayTake ? findingAddress(event, desk, plan.id, found) : null,
    done: DONE.find((one) => one === event.url.searchParams.get('stav')) ?? null
  };
};

/** The form of a finding that starts from this suggestion. */
function findingAddress(
  { url, locals }: RequestEvent,
  { body }: Desk,
  planId: string,
  suggestion: Parameters<typeof findingOfSuggestion>[0]
): string {
  const box = `${url.origin}${publicHome(body)}/podnety`;
  const form = inLanguage(`/pracovisko/${body.slug}/plany/${planId}/zistenia/nove`, locals.locale);
  return `${form}?${new URLSearchParams(findingOfSuggestion(suggestion, box))}`;
}

type Outcome = Awaited<
  ReturnType<typeof settleSuggestion | typeof answerSuggestion | typeof eraseSuggestion>
>;
type Named = { id: string; revision: number; today: CalendarDay };

/** What the refusal of a form is said at. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'no-text': 'shown',
  'no-reason': 'reason'
};

/** One form of the page: what it does with what was typed in its one field, and where it leads then. */
function settling(
  field: string,
  done: (typeof DONE)[number] | 'erased',
  act: (stores: Stores, actor: Desk['actor'], named: Named, words: string) => Promise<Outcome>
) {
  return async (event: RequestEvent) => {
    const desk = await openDesk(event, 'answer-suggestions');
    const { locals, params, request } = event;
    const form = await request.formData();
    const words = textOf(form, field);
    const named = {
      ...{ id: params.podnet, today: locals.today },
      revision: readSentRevision(form.get('revision'))
    };
    const { outcome, ...rest } = await desk.inBody((stores) => act(stores, desk.actor, named, words));
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    if (outcome === 'gone') error(404, locals.t('error.404.title'));
    if (outcome !== 'done') {
      const at = outcome === 'text-too-long' ? field : FIELD_OF[outcome];
      const text = locals.t(`suggestions.desk.error.${outcome}`);
      return fail(422, { field, words, errors: [{ ...(at ? { field: at } : {}), text }] });
    }
    const { revision } = rest as { revision: number | null };
    if (revision !== null) await announcePublished(theInstallation(), desk.body.bodyId, revision);
    const list = inLanguage(`/pracovisko/${desk.body.slug}/podnety`, locals.locale);
    redirect(303, done === 'erased' ? list : `${list}/${params.podnet}?stav=${done}`);
  };
}

export const actions: Actions = {
  zverejnit: settling('shown', 'released', (stores, actor, named, shownText) =>
    settleSuggestion(stores, actor, { ...named, settlement: { kind: 'release', shownText } })
  ),
  odmietnut: settling('reason', 'rejected', (stores, actor, named, reason) =>
    settleSuggestion(stores, actor, { ...named, settlement: { kind: 'reject', reason } })
  ),
  'vziat-spat': settling('', 'taken-back', (stores, actor, named) =>
    settleSuggestion(stores, actor, { ...named, settlement: { kind: 'take-back' } })
  ),
  odpovedat: settling('answer', 'answered', (stores, actor, named, answer) =>
    answerSuggestion(stores, actor, { ...named, answer })
  ),
  vymazat: settling('', 'erased', (stores, actor, named) => eraseSuggestion(stores, actor, named))
};
