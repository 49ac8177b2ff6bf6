import { matrixRows } from '#lib/domain/plans/capacity-figures.ts';
import { weighPlan } from '#lib/domain/plans/choice/choice-of-plan.ts';
import { choiceForm } from '#lib/server/desk/choice-form.ts';
import { measureChoice } from '#lib/server/desk/measure-choice.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

/** Which measures to take first: reckoned anew from what stands in the address, kept nowhere. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { context, whole, path } = open;
  const { content, names, years, t, locale } = context;
  const { cells, kindChoices: choices, measures } = content;
  const matrix = matrixRows({ years, cells, choices, measures, existing: whole.judged.existing });
  const plan = weighPlan(content, matrix, years);
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
