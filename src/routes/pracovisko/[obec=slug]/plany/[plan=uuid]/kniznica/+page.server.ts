import { ADVERSE_SITUATION_LETTERS } from '#lib/domain/law/target-group.ts';
import {
  findModels,
  MODEL_MEASURES,
  type ModelQuestion,
  subjectCode
} from '#lib/domain/plans/model-measures/library.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { sampleWording } from '#lib/server/desk/sample-wording.ts';
import { openPlan } from '../../open-plan.ts';
import { shownModel, subjectName } from '../../shown-model.ts';
import type { PageServerLoad } from './$types';

/** Models shown on one page. */
const ON_A_PAGE = 12;

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t } = event.locals;
  const { names } = open.context;
  const { desk, whole } = open;
  const query = event.url.searchParams;
  const wording = await desk.inBody((stores) => sampleWording(stores, desk.body, whole.plan));
  const asked = askedIn(query);
  const found = findModels(wording?.setting ?? 'town', asked);
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get('strana'))) || 1), pages);
  const goal = open.context.content.goals.find((one) => one.id === query.get('ciel'));
  const situations = await desk.inBody((stores) => stores.law.adverseSituations());
  const subjects = [...new Set(MODEL_MEASURES.map(subjectCode))];
  return open.page('opatrenia', t('library.title'), {
    asked,
    count: found.length,
    ...{ page, pages },
    goal: goal ? { id: goal.id, title: goal.title } : null,
    models: found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((model) => ({
      ...{ code: model.code, ...shownModel(model) },
      change: model.change,
      subject: subjectName(subjectCode(model), open.context),
      groups: model.targetGroupCodes.map(names.group)
    })),
    groupOptions: names.groupOptions,
    reasonOptions: ADVERSE_SITUATION_LETTERS.map((letter) => {
      const situation = situations.find((one) => one.letter === letter);
      const name = event.locals.locale === 'en' ? situation?.nameEn : situation?.nameSk;
      return { value: letter, label: `${letter}) ${name ?? ''}` };
    }),
    subjectOptions: subjects
      .map((value) => ({ value, label: subjectName(value, open.context) }))
      .sort((one, other) => one.label.localeCompare(other.label, event.locals.locale))
  });
};

function askedIn(query: URLSearchParams): ModelQuestion {
  const reason = ADVERSE_SITUATION_LETTERS.find((one) => one === query.get('dovod')) ?? null;
  return {
    targetGroupCode: query.get('skupina') || null,
    reason,
    subject: query.get('predmet') || null,
    words: plainText(query.get('q') ?? '').slice(0, 100)
  };
}
