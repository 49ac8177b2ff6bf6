import { error, fail, redirect } from '@sveltejs/kit';
import { PROGRESS_STATES, type ProgressField, shortFields } from '#lib/domain/monitoring/progress-scale.ts';
import { formats } from '#lib/i18n/format.ts';
import type { KeptProgress } from '#lib/server/db/progress.ts';
import { readTypedDay, readTypedNumber } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { progressFacts } from '#lib/server/public/progress-words.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { type TellOutcome, tellByLink } from '#lib/server/use-cases/monitoring/tell-by-link.ts';
import type { ProgressFact } from '#lib/ui/progress.ts';
import { newFormToken, onceMore, sentToken } from '../../../../pracovisko/form-token.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import type { LinkEvent } from '../../open-link.ts';
import { openOwnerLink, ownerPath } from '../open-owner-link.ts';
import type { Actions, PageServerLoad } from './$types';

type FormEvent = LinkEvent & { params: { token: string; aktivita: string }; url: URL };

/** One activity in one year and the state that was chosen; whatever opens nothing leads back to the page that says why. */
async function openForm(event: FormEvent) {
  const open = await openOwnerLink(event);
  if (open?.state !== 'open') redirect(303, ownerPath(event));
  const query = event.url.searchParams;
  const item = open.items.find(
    ({ activityId, year }) => activityId === event.params.aktivita && String(year) === query.get('rok')
  );
  const state = PROGRESS_STATES.find((one) => one === query.get('ako'));
  if (!state) error(404, event.locals.t('error.404.title'));
  return { open, item, state };
}

export const load: PageServerLoad = async (event) => {
  const { item, state } = await openForm(event);
  if (!item) redirect(303, ownerPath(event));
  const { t, locale } = event.locals;
  const { target, latest } = item;
  return {
    title: `${item.title} (${item.year})`,
    name: item.title,
    year: String(item.year),
    token: newFormToken(),
    seen: latest?.sequence ?? 0,
    chosen: t(`ownerLink.choice.${state}`),
    fields: shortFields(state, target !== null),
    unit: target?.unit ?? null,
    target:
      target && t('progress.target', { value: formats(locale).number(target.value, 6), unit: target.unit }),
    facts: latest && progressFacts(latest, t, locale),
    backHref: ownerPath(event),
    // Words written before are a beginning; a number is told anew.
    typed: {
      evidence: latest?.evidence ?? '',
      reason: latest?.reason ?? '',
      nextStep: latest?.nextStep ?? ''
    }
  };
};

/** The field that each refusal is about; the state has none, it was chosen on the page before. */
const FIELD_OF: Readonly<Record<string, ProgressField>> = {
  ...{ 'no-evidence': 'evidence', 'no-reason': 'reason', 'text-too-long': 'evidence' },
  ...{ 'no-number-or-step': 'value', 'value-out-of-range': 'value', 'target-not-told': 'value' },
  ...{ 'target-not-met': 'value', 'impossible-day': 'nextStepOn' }
};

export const actions: Actions = {
  default: async (event) => {
    const { open, item, state } = await openForm(event);
    const { t, locale, today, db } = event.locals;
    const form = await event.request.formData();
    const read = (name: string) => textOf(form, name);
    const typed = {
      ...{ value: read('value'), evidence: read('evidence'), reason: read('reason') },
      ...{ nextStep: read('nextStep'), nextStepOn: read('nextStepOn') }
    };
    const seen = Number(read('seen')) || 0;
    const refuse = (text: string, field: string, { meanwhile = null, isUnlikely = false }: Shown = {}) =>
      fail(422, {
        ...{ typed, seen: meanwhile?.seen ?? seen, meanwhile, isUnlikely },
        errors: [{ field, text }]
      });
    const value = typed.value === '' ? null : readTypedNumber(typed.value);
    if (typed.value !== '' && value === null) return refuse(t('progress.refused.not-a-number'), 'value');
    const nextStepOn = typed.nextStepOn === '' ? null : readTypedDay(typed.nextStepOn);
    if (typed.nextStepOn !== '' && nextStepOn === null)
      return refuse(t('progress.refused.impossible-day'), 'nextStepOn');
    const { evidence, reason, nextStep } = typed;
    const progress = {
      ...{ id: sentToken(form), activityId: event.params.aktivita, planId: item?.planId ?? read('plan') },
      ...{ year: Number(event.url.searchParams.get('rok')), seen, state, value, evidence, reason },
      ...{ nextStep, nextStepOn, isSure: read('iste') === typed.value }
    };
    const { tokenHash, body } = open;
    const answer: TellOutcome<KeptProgress> = await onceMore(() =>
      inTransaction(db, body.bodyId, (stores) =>
        tellByLink(stores, tokenHash, { progress, today, now: new Date() })
      )
    );
    const { outcome } = answer;
    switch (outcome) {
      case 'recorded':
        await announcePublished(theInstallation(), body.bodyId, answer.revision);
        return redirect(303, `${ownerPath(event)}?hotovo`);
      case 'recorded-before':
        return redirect(303, `${ownerPath(event)}?hotovo`);
      // The page itself says why a link opens nothing, and shows what is theirs.
      case 'not-open':
      case 'not-theirs':
      case 'no-such-plan':
      case 'not-allowed':
        return redirect(303, ownerPath(event));
      case 'unlikely':
        return refuse(t('progress.unlikely'), 'value', { isUnlikely: true });
      case 'told-meanwhile': {
        const { latest } = answer;
        const meanwhile = latest && { seen: latest.sequence, facts: progressFacts(latest, t, locale) };
        return refuse(t('progress.refused.told-meanwhile'), 'meanwhile', { meanwhile });
      }
      default:
        return refuse(t(`progress.refused.${outcome}`), FIELD_OF[outcome] ?? 'state');
    }
  }
};

/** What a refused form shows beside its fault. */
type Shown = { meanwhile?: { seen: number; facts: ProgressFact[] } | null; isUnlikely?: boolean };
