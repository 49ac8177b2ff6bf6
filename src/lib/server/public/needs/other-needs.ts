import { statedCapacity } from '#lib/domain/directory/capacity.ts';
import { publicStateOn } from '#lib/domain/directory/facts/public-facts.ts';
import { peopleAged } from '#lib/domain/directory/reach/demand-point.ts';
import { presenceOn } from '#lib/domain/directory/reach/running.ts';
import type { KindOfNeed } from '#lib/domain/evidence/finding.ts';
import { formsWithin, type ServiceForm } from '#lib/domain/law/service-form.ts';
import { comparativeNeed } from '#lib/domain/population/needs/comparative-need.ts';
import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import { chainOf } from '#lib/domain/population/needs/sensitivity.ts';
import type { PublishedPersonCount } from '#lib/domain/population/person-count.ts';
import type { DocumentFinding } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PublicDb } from '../../db/db.ts';
import { type PublishedVersion, publishedPlans } from '../../db/published.ts';
import { type NearService, reachStore } from '../../db/reach.ts';
import { homeOf, reachGround } from '../../reach-ground.ts';

/** What services of a kind say of people who wait; one count a service, each as it may be published. */
export type Waiting = { service: string; people: PublishedPersonCount };

/**
 * What the district has of a kind and form for a target group, how many of its services state a capacity for that group,
 * and what as much would be here; null where none states it.
 */
export type DistrictRate = {
  services: number;
  stating: number;
  capacity: number | null;
  here: number | null;
};

/** What is known beside the normative need, from what everybody may see. The kinds of need are never added together. */
export type OtherNeeds = {
  /** Findings of the published plan on this kind of service, by the kind of need they are. */
  findings(model: NeedModel, kind: KindOfNeed): DocumentFinding[];
  waiting(model: NeedModel): Waiting[];
  district(model: NeedModel): DistrictRate;
  /** Whether a shown service is invented for demonstration. */
  isInvented: boolean;
};

type Asked = { unitCode: string; day: CalendarDay; version: PublishedVersion | undefined };

/** The felt, expressed and comparative need of a municipality, read at once for all models. */
export async function otherNeeds(
  db: PublicDb,
  { unitCode, day, version }: Asked,
  { models, forms }: { models: readonly NeedModel[]; forms: readonly ServiceForm[] }
): Promise<OtherNeeds> {
  const [ground, findings] = await Promise.all([
    reachGround(db),
    version ? publishedPlans(db).findings(version) : []
  ]);
  const home = homeOf(unitCode, ground);
  const districts = [...new Set(home?.points.map(({ districtCode }) => districtCode ?? ''))];
  const around = ground.points.filter(({ districtCode }) => districts.includes(districtCode ?? ''));
  const services = await reachStore(db).servicesAt({
    ...{ units: [...around.map(({ code }) => code), unitCode], districts, served: [] }
  });
  const running = services.filter((service) => presenceOn(service, day) === 'running');
  const here = running.filter(({ unitCode: at }) => at !== null && home?.codes.has(at));
  const fits = ({ serviceTypeCode, formCodes }: NearService, model: NeedModel) =>
    serviceTypeCode === model.serviceTypeCode &&
    formsWithin(model.formCode, forms).some((form) => formCodes.includes(form));
  return {
    findings: (model, kind) => findings.filter((one) => one.kindOfNeed === kind && speaksOf(one, model)),
    waiting: (model) =>
      here.flatMap((service) => {
        const people = fits(service, model)
          ? publicStateOn(service.facts, day).waiting?.content.people
          : undefined;
        return people ? [{ service: service.name, people }] : [];
      }),
    district: (model) => {
      const those = running.filter((service) => fits(service, model));
      const { unitCode: unit, targetGroupCode } = model;
      const formCodes = formsWithin(model.formCode, forms);
      const stated = statedCapacity(those, { unitCode: unit, targetGroupCode, formCodes }, day);
      // Where there is no service there is nothing; where none says how much there is, nobody knows.
      const capacity = those.length > 0 && stated.services === 0 ? null : stated.value;
      const count = (points: typeof around) =>
        points.reduce((sum, point) => sum + ofTheAge(point, model, models), 0);
      return {
        ...{ services: those.length, stating: stated.services },
        capacity,
        here:
          capacity === null
            ? null
            : comparativeNeed(capacity, count(around), count([...(home?.points ?? [])] as typeof around))
      };
    },
    isInvented: running.some(({ isInvented }) => isInvented)
  };
}

/** Whether a finding is on the need that a model tells; one without a form or a group is on all of them. */
function speaksOf(
  { serviceTypeCode, formCode, targetGroupCodes }: DocumentFinding,
  model: NeedModel
): boolean {
  if (serviceTypeCode !== model.serviceTypeCode) return false;
  if (formCode !== null && formCode !== model.formCode) return false;
  return targetGroupCodes.length === 0 || targetGroupCodes.includes(model.targetGroupCode);
}

/** People of the ages that a model begins with, women and men alike: here and there by the same measure. */
function ofTheAge(
  point: Parameters<typeof peopleAged>[0],
  model: NeedModel,
  models: readonly NeedModel[]
): number {
  const { base } = chainOf(model, models).at(-1) ?? model;
  const bands = base.from === 'people' ? base.bands : [];
  return bands.reduce((sum, { from, to }) => sum + peopleAged(point, { from, to }), 0);
}
