import { error, redirect } from '@sveltejs/kit';
import { MOST_OF_SAMPLES } from '#lib/domain/plans/completeness-texts.ts';
import { PLAN_SECTIONS, PLAN_TEXTS } from '#lib/domain/plans/plan.ts';
import { sampleShare } from '#lib/domain/plans/plan-for-judging.ts';
import { sampleBlocks, sampleText } from '#lib/domain/plans/samples/sample.ts';
import { samplesOf, shortTextSample } from '#lib/domain/plans/samples/samples.ts';
import { sectionOverviews } from '#lib/server/desk/narrative-sections.ts';
import { reachFacts } from '#lib/server/desk/reach-facts.ts';
import { sampleWording } from '#lib/server/desk/sample-wording.ts';
import { profileText } from '#lib/server/profile/profile-text.ts';
import { whereaboutsOf } from '#lib/server/public/whereabouts.ts';
import { GENERATED_SECTION, insertGenerated } from '#lib/server/use-cases/narrative/insert-generated.ts';
import {
  insertSample,
  insertShortSamples,
  type Wording
} from '#lib/server/use-cases/narrative/insert-sample.ts';
import type { WholePlan } from '#lib/server/use-cases/plans/read-plan.ts';
import { type Desk, openDesk } from '../../../../desk.ts';
import { openPlan, planPath } from '../../open-plan.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { whole, desk } = open;
  const { t } = event.locals;
  const ofDirectory = await reachFacts(event.locals.publicDb, desk.body, event.locals.today);
  const wording = await desk.inBody((stores) => sampleWording(stores, desk.body, whole.plan, ofDirectory));
  const inserted = event.url.searchParams.get('vlozene');
  return open.page('text', t('sample.title'), {
    mayEdit: open.may('edit-plan'),
    share: sampleShare(whole.judged.sectionTexts),
    bound: MOST_OF_SAMPLES,
    inserted: PLAN_SECTIONS.find((one) => one === inserted) ?? (inserted === 'texty' ? inserted : null),
    generated: await generatedText(desk, event),
    sections: wording ? sectionSamples(whole, wording) : [],
    texts: wording ? shortSamples(whole, wording) : []
  });
};

function sectionSamples({ plan, blocks }: WholePlan, { setting, facts }: Wording) {
  let given = 0;
  const newId = () => `vzor-${given++}`;
  return sectionOverviews(blocks).map(({ code, letter, state, sampleShare, openBlanks }) => ({
    ...{ code, letter, state, sampleShare, openBlanks: [...new Set(openBlanks)] },
    blocks: samplesOf(code, { setting, targetGroupCodes: plan.targetGroupCodes, facts }).flatMap((sample) =>
      sampleBlocks(sample, { setting, facts, newId })
    )
  }));
}

function shortSamples({ plan, judged }: WholePlan, { setting, facts }: Wording) {
  return PLAN_TEXTS.flatMap((code) => {
    const sample = shortTextSample(code, setting);
    const text = plan.texts[code]?.text ?? '';
    const isEmpty = text.trim() === '';
    const isSample = !isEmpty && judged.plan.texts[code]?.template === true;
    return sample ? [{ code, isEmpty, isSample, sample: sampleText(sample, setting, facts) }] : [];
  });
}

export const actions: Actions = {
  cast: async (event) => {
    const { desk, sent, wordingOf } = await opened(event);
    const section = String(sent.get('cast') ?? '');
    const planId = event.params.plan;
    const outcome = await desk.inBody(async (stores) => {
      const wording = await wordingOf(stores);
      return wording
        ? insertSample(stores, desk.actor, { planId, section, ...wording })
        : ('no-such-section' as const);
    });
    if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (outcome.startsWith('no-such')) error(404, event.locals.t('error.404.title'));
    const isAskedInText = sent.get('z') === 'text';
    redirect(
      303,
      isAskedInText
        ? `${planPath(event)}/text/${section}?ulozene`
        : `${planPath(event)}/vzory?vlozene=${section}#${section}`
    );
  },

  udaje: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const text = await generatedText(desk, event);
    if (!text) error(404, event.locals.t('error.404.title'));
    const planId = event.params.plan;
    const outcome = await desk.inBody((stores) =>
      insertGenerated(stores, desk.actor, { planId, section: GENERATED_SECTION, text })
    );
    if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, event.locals.t('error.404.title'));
    redirect(303, `${planPath(event)}/text/${GENERATED_SECTION}?ulozene`);
  },

  texty: async (event) => {
    const { desk, wordingOf } = await opened(event);
    const planId = event.params.plan;
    const fill = () =>
      desk.inBody(async (stores) => {
        const wording = await wordingOf(stores);
        return wording ? insertShortSamples(stores, desk.actor, { planId, ...wording }) : 'no-such-plan';
      });
    // Somebody kept the texts in the same moment: what is still empty is asked anew.
    const tried = await fill();
    const outcome = tried === 'conflict' ? await fill() : tried;
    if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, event.locals.t('error.404.title'));
    redirect(303, `${planPath(event)}/vzory?vlozene=texty#texty`);
  }
};

/** The people of the municipality in Slovak sentences, as the plan is; read outside the transaction of the body. */
async function generatedText({ body }: Desk, { locals }: RequestEvent | PageServerLoadEvent) {
  const { unitKind } = await whereaboutsOf(locals.publicDb, body.unitCode);
  if (body.unitCode === null || unitKind === null || unitKind === 'military-district') return null;
  return profileText(locals.publicDb, body.unitCode, { name: body.name, unitKind }, 'sk');
}

async function opened(event: RequestEvent) {
  const desk = await openDesk(event, 'edit-plan');
  const sent = await event.request.formData();
  const ofDirectory = await reachFacts(event.locals.publicDb, desk.body, event.locals.today);
  type Shelves = Parameters<Parameters<typeof desk.inBody>[0]>[0];
  const wordingOf = async (stores: Shelves) => {
    const plan = await stores.plans.find(event.params.plan);
    return plan ? sampleWording(stores, desk.body, plan, ofDirectory) : null;
  };
  return { desk, sent, wordingOf };
}
