import { error, fail, redirect } from '@sveltejs/kit';
import { type DayOfYear, DEADLINE_CODES, type DeadlineCode } from '#lib/domain/law/deadline.ts';
import { isValidOn } from '#lib/domain/law/validity.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { lengthText } from '#lib/server/deadline-words.ts';
import { readTypedDay, readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { changeDeadlineRule } from '#lib/server/use-cases/law/change-deadline-rule.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openOperations } from '../../desk.ts';
import { inLawTransaction } from '../law-transaction.ts';
import type { Actions, PageServerLoad } from './$types';

/** How long the law's deadlines are, and how they were. */
export const load: PageServerLoad = async (event) => {
  await openOperations(event);
  const { locals, url } = event;
  const { t, locale, today } = locals;
  const { shortDay } = formats(locale);
  const rules = await lawStore(locals.publicDb).deadlineRules();
  return {
    title: t('operations.deadlines'),
    done: url.searchParams.get('stav') === 'ulozene',
    deadlines: DEADLINE_CODES.map((code) => {
      const own = rules.filter((rule) => rule.code === code);
      const held = own.find((rule) => isValidOn(rule, today)) ?? own.at(-1);
      return {
        ...{ code, name: ruleName(code, t), hasWindow: code === 'statement-window' },
        hasLength: code !== 'statement-window' && code !== 'end-of-validity',
        filled: {
          ...{ from: today, months: String(held?.months ?? 0), days: String(held?.days ?? 0) },
          ...{ opens: held?.opens ?? '', closes: held?.closes ?? '', provision: held?.provision ?? '' },
          ...{ source: held?.source ?? '', verified: held?.verified ? ['ano'] : [] }
        },
        rows: own.map((rule) =>
          t('operations.deadlines.held', {
            from: shortDay(rule.validFrom),
            length:
              rule.opens && rule.closes
                ? t('operations.deadlines.window', { opens: rule.opens, closes: rule.closes })
                : rule.months + rule.days === 0
                  ? t('operations.deadlines.noLength')
                  : lengthText(rule, t)
          })
        )
      };
    })
  };
};

/** What a rule is called where it speaks of no year. */
function ruleName(code: DeadlineCode, t: Translate): string {
  return code === 'yearly-evaluation' || code === 'statement-window'
    ? t(`operations.deadlines.name.${code}`)
    : t(`deadlines.name.${code}`);
}

export const actions: Actions = {
  default: async (event) => {
    const { actor } = await openOperations(event);
    const { locals, request } = event;
    const { t } = locals;
    const form = await request.formData();
    const read = (name: string) => textOf(form, name);
    const code = DEADLINE_CODES.find((one) => one === read('code'));
    if (!code) error(400, t('error.400.title'));
    const filled = {
      ...{ from: read('from'), months: read('months'), days: read('days'), opens: read('opens') },
      ...{ closes: read('closes'), provision: read('provision'), source: read('source') },
      verified: form.has('verified') ? ['ano'] : []
    };
    const refuse = (
      word: 'day' | Exclude<Awaited<ReturnType<typeof changeDeadlineRule>>, 'changed' | 'not-allowed'>
    ) =>
      fail(422, {
        ...{ code, filled },
        errors: [{ field: `${code}-${FIELD_OF[word]}`, text: t(`operations.deadlines.refused.${word}`) }]
      });
    const from = readTypedDay(filled.from);
    if (!from) return refuse('day');
    const whole = (text: string) => (text === '' ? 0 : (readTypedWhole(text) ?? Number.NaN));
    const outcome = await inLawTransaction(theInstallation(), (stores) =>
      changeDeadlineRule(
        stores,
        { actorId: actor.actorId, isOperator: true },
        {
          ...{ code, from },
          change: {
            ...{ months: whole(filled.months), days: whole(filled.days) },
            ...(code === 'statement-window'
              ? { opens: filled.opens as DayOfYear, closes: filled.closes as DayOfYear }
              : { opens: null, closes: null }),
            ...{ provision: filled.provision, source: filled.source, verified: filled.verified.length > 0 }
          }
        }
      )
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome !== 'changed') return refuse(outcome);
    redirect(303, `${inLanguage('/pracovisko/prevadzka/lehoty', locals.locale)}?stav=ulozene`);
  }
};

const FIELD_OF = {
  ...{ day: 'from', 'no-such-rule': 'from', 'no-length': 'days', 'impossible-length': 'days' },
  ...{ 'impossible-window': 'opens', 'no-source': 'source', 'source-too-long': 'source' }
} as const;
