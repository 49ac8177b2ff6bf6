import { error } from '@sveltejs/kit';
import { type DirectoryRef, refText } from '#lib/domain/directory/directory-entry.ts';
import { judgeCompleteness } from '#lib/domain/plans/completeness.ts';
import type { CompletenessFinding } from '#lib/domain/plans/completeness-finding.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { LawForJudging } from '#lib/domain/plans/plan-for-judging.ts';
import { type Action, may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';
import { countedFigures, planFigures } from '#lib/server/desk/living-figures.ts';
import { type PlanStep, planSteps } from '#lib/server/desk/plan-steps.ts';
import { askedSurveyFigures, surveyFigures } from '#lib/server/desk/survey-figures.ts';
import type { Stores } from '#lib/server/stores.ts';
import { readLaw, readPlan, type WholePlan } from '#lib/server/use-cases/plans/read-plan.ts';
import { type Desk, type DeskEvent, openDesk } from '../../desk.ts';
import type { DirectoryAsked } from './directory-asked.ts';

export type PlanEvent = DeskEvent & { params: { obec: string; plan: string } };

/** A plan at the desk: everything it says, what the law misses in it, and what its forms offer. */
export type OpenPlan = {
  desk: Desk;
  /** Address of the plan, in the reader's language. */
  path: string;
  whole: WholePlan;
  law: LawForJudging;
  findings: readonly CompletenessFinding[];
  context: FormContext;
  /** Whether a version of it is public. */
  published: boolean;
  /** Whether the person may do this here. */
  may(action: Action): boolean;
  /** What every page of the plan returns: the steps beside the work, and the title. */
  page<Rest extends object>(current: string, title: string, rest: Rest): PlanPage & Rest;
};

/** What a page asks of the plan besides the plan. */
export type PlanAsked = {
  directory?: DirectoryAsked;
  /** Whether findings are shown, which stand on counted figures too. */
  figures?: boolean;
  /** The figure a form of a finding names (`figureKeyText`), beside those that findings stand on already. */
  living?: string | null;
};

export type PlanPage = {
  title: string;
  plan: { path: string; title: string; id: string };
  steps: PlanStep[];
  demo: boolean;
};

/** Opens the desk for one action and reads the plan of the address; somebody else's plan is not there. */
export async function openPlan(event: PlanEvent, action: Action, asked: PlanAsked = {}): Promise<OpenPlan> {
  const desk = await openDesk(event, action);
  const read = await desk.inBody((stores) => readOpenPlan(stores, desk, event, asked));
  if (!read) error(404, event.locals.t('error.404.title'));
  const path = planPath(event);
  const { whole, findings, published } = read;
  return {
    desk,
    path,
    ...read,
    may: (wanted) => may(desk.actor, wanted),
    page: (current, title, rest) => ({
      title,
      plan: { path, title: whole.plan.title, id: whole.plan.id },
      steps: planSteps(whole, findings, { plan: path, current, published, t: event.locals.t }),
      demo: whole.plan.demonstration,
      ...rest
    })
  };
}

/** The same reading inside a transaction that goes on to write. */
export async function readOpenPlan(
  stores: Stores,
  { body }: Pick<Desk, 'body'>,
  { locals, params }: PlanEvent,
  asked: PlanAsked = {}
) {
  const whole = await readPlan(stores, body, params.plan);
  if (!whole) return undefined;
  const law = await readLaw(stores, body, whole.plan, locals.today);
  const { t, locale, today } = locals;
  const names = await readCatalogueNames(stores.law, today, locale);
  const saying = { t, locale, today, names };
  const context: FormContext = {
    ...saying,
    figures: [...planFigures(whole, saying), ...(await otherFigures(stores, whole, asked, saying))],
    years: planYears(whole.plan),
    content: whole.judged,
    providers: whole.providers,
    services: whole.services,
    bodyId: body.bodyId,
    ...(await offeredEntries(stores, whole, asked.directory))
  };
  const published = (await stores.versions.list(whole.plan.id)).length > 0;
  return { whole, law, findings: judgeCompleteness(whole.judged, law, today), context, published };
}

/** Figures that are counted at the desk; read only where findings are shown. */
async function otherFigures(
  stores: Stores,
  { judged }: WholePlan,
  { figures, living = null }: PlanAsked,
  saying: Parameters<typeof countedFigures>[1]
) {
  if (!figures) return [];
  const asked = askedSurveyFigures(judged.findings, living);
  return [
    ...(await countedFigures(stores, saying)),
    ...(await surveyFigures(stores, asked, new Date(), saying))
  ];
}

/** What fields of the directory offer: own providers, what the plan names, what the form names, what was found. */
async function offeredEntries(
  { directory }: Stores,
  { named, providers }: WholePlan,
  asked: DirectoryAsked | undefined
): Promise<Pick<FormContext, 'entries' | 'found'>> {
  const own = providers.map(({ id }): DirectoryRef => ({ kind: 'provider', id }));
  const known = await directory.entries([...own, ...(asked?.refs ?? [])]);
  const found = asked?.text ? await directory.search(asked.text) : null;
  const all = [...known, ...named, ...(found ?? [])];
  return {
    entries: [...new Map(all.map((entry) => [refText(entry), entry])).values()],
    found: found?.length ?? null
  };
}

/** Address of the plan that an event speaks of, in the reader's language. */
export function planPath({ params, locals }: PlanEvent): string {
  return inLanguage(`/pracovisko/${params.obec}/plany/${params.plan}`, locals.locale);
}
