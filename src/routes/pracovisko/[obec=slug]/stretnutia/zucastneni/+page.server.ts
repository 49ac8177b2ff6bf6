import { error, fail, redirect } from '@sveltejs/kit';
import { STAKEHOLDER_KINDS } from '#lib/domain/evidence/stakeholder.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { isUuid, readSentRevision, readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { keepStakeholder, withdrawConsent } from '#lib/server/use-cases/evidence/keep-stakeholder.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['kept', 'withdrawn'] as const;
const FIELDS = ['kind', 'person', 'name', 'contactName', 'email', 'phone', 'note', 'consentedOn'] as const;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-meetings');
  const { t, locale } = event.locals;
  const stakeholders = await desk.inBody((stores) => stores.stakeholders.list());
  const base = inLanguage(`/pracovisko/${desk.body.slug}/stretnutia`, locale);
  const asked = event.url.searchParams.get('kto');
  return {
    title: t('stakeholders.title'),
    ...{ base, path: `${base}/zucastneni` },
    kinds: STAKEHOLDER_KINDS.map((value) => ({ value, label: t(`stakeholders.kind.${value}`) })),
    groups: STAKEHOLDER_KINDS.flatMap((kind) => {
      const rows = stakeholders.filter((one) => one.kind === kind);
      return rows.length === 0 ? [] : [{ kind, rows }];
    }),
    changed: stakeholders.find(({ id, name }) => id === asked && name !== null) ?? null,
    token: newFormToken(),
    today: event.locals.today,
    done: DONE.find((one) => one === event.url.searchParams.get('stav')) ?? null
  };
};

const FIELD_OF: Readonly<Record<string, string>> = {
  'no-name': 'name',
  'name-too-long': 'name',
  'contact-too-long': 'contactName',
  'email-wrong': 'email',
  'phone-too-long': 'phone',
  'note-too-long': 'note',
  'no-consent': 'consentedOn',
  'consent-in-future': 'consentedOn',
  'no-day': 'consentedOn',
  'no-kind': 'kind'
};

export const actions: Actions = {
  ulozit: async (event) => {
    const desk = await openDesk(event, 'keep-meetings');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const typed = Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)])) as Record<
      (typeof FIELDS)[number],
      string
    >;
    const refuse = (refusal: string) => {
      const text = t(`stakeholders.error.${refusal as 'no-name'}`);
      const field = FIELD_OF[refusal];
      return fail(422, { typed, errors: [field ? { field, text } : { text }] });
    };
    const kind = STAKEHOLDER_KINDS.find((one) => one === typed.kind);
    if (!kind) return refuse('no-kind');
    const consentedOn = typed.consentedOn === '' ? null : readTypedDay(typed.consentedOn);
    if (typed.consentedOn !== '' && !consentedOn) return refuse('no-day');
    const entry = {
      ...{ kind, isPerson: typed.person === 'yes', name: typed.name, note: typed.note, consentedOn },
      ...{ contactName: typed.contactName || null, email: typed.email || null, phone: typed.phone || null }
    };
    const known = textOf(form, 'id');
    const id = isUuid(known) ? known : sentToken(form);
    const revision = isUuid(known) ? readSentRevision(form.get('revision')) : null;
    const outcome = await onceMore(() =>
      desk.inBody((stores) => keepStakeholder(stores, desk.actor, { id, revision, entry, today }))
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome !== 'kept') return refuse(outcome);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/stretnutia/zucastneni`, locale)}?stav=kept`);
  },

  odvolat: async (event) => {
    const desk = await openDesk(event, 'keep-meetings');
    const { t, locale, today } = event.locals;
    const id = textOf(await event.request.formData(), 'id');
    const outcome = isUuid(id)
      ? await desk.inBody((stores) => withdrawConsent(stores, desk.actor, { id, today }))
      : 'gone';
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'gone') error(404, t('error.404.title'));
    redirect(
      303,
      `${inLanguage(`/pracovisko/${desk.body.slug}/stretnutia/zucastneni`, locale)}?stav=withdrawn`
    );
  }
};
