import { fail } from '@sveltejs/kit';
import { matrixRows } from '#lib/domain/plans/capacity-figures.ts';
import { weighPlan } from '#lib/domain/plans/choice/choice-of-plan.ts';
import { choiceForm } from '#lib/server/desk/choice-form.ts';
import { chosenMeasures, measureChoice } from '#lib/server/desk/measure-choice.ts';
import { keepSuggestion } from '../../../keep-suggestion.ts';
import { type OpenPlan, openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** Which measures to take first: reckoned anew from what stands in the address, kept nowhere. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { context, path } = open;
  const { content, names, t, locale } = context;
  const { measures } = content;
  const plan = weighedPlan(open);
  const form = choiceForm(event.url.searchParams, plan, { t, locale, groupName: names.group });
  const idOf = new Map(measures.map(({ id, code }) => [code, id]));
  const hrefOf = (code: string) => `${path}/opatrenia/${idOf.get(code)}`;
  const fields = [...form.money, ...form.staff, ...form.weights];
  const choice =
    form.asked && plan.measures.length > 0
      ? await measureChoice(plan, form.asked, { t, locale, names, hrefOf })
      : null;
  return open.page('rozpocet', t('choice.title'), {
    ...{ money: form.money, staff: form.staff, weights: form.weights },
    errors: fields.flatMap(({ name, error }) => (error ? [{ field: name, text: error }] : [])),
    mayKeep: open.may('edit-plan'),
    query: String(event.url.searchParams),
    weighed: plan.measures.length,
    hasMissing: plan.rows.length > 0,
    leftOut: plan.leftOut.map(({ code, title, why }) => ({
      ...{ title, href: hrefOf(code) },
      text: t(`choice.leftOut.${why}`)
    })),
    noChoice: typeof choice === 'string' ? t(`choice.none.${choice}`) : '',
    choice: typeof choice === 'string' ? null : choice
  });
};

function weighedPlan({ context, whole }: OpenPlan) {
  const { content, years } = context;
  const { cells, kindChoices: choices, measures } = content;
  const matrix = matrixRows({ years, cells, choices, measures, existing: whole.judged.existing });
  return weighPlan(content, matrix, years);
}

export const actions: Actions = {
  /** Asks once more, so that nobody keeps what was never suggested. */
  odlozit: async (event) => {
    const open = await openPlan(event, 'edit-plan');
    const { t, locale, names, today } = open.context;
    const plan = weighedPlan(open);
    const { asked } = choiceForm(event.url.searchParams, plan, { t, locale, groupName: names.group });
    if (!asked) return fail(422, { errors: [] as { text: string }[] });
    const chosen = await chosenMeasures(plan, asked);
    if (typeof chosen === 'string') return fail(503, { errors: [{ text: t(`choice.none.${chosen}`) }] });
    const { problem, choice } = chosen;
    const { id, title } = open.whole.plan;
    return keepSuggestion(event, open.desk, {
      title,
      suggested: {
        kind: 'measures',
        measures: {
          ...{ plan: { id, title }, choice, day: today },
          problem: { ...problem, weights: [...problem.weights] }
        }
      }
    });
  }
};
