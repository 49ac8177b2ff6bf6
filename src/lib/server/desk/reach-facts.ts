import { DEFAULT_REACH_KM } from '#lib/domain/directory/reach/distance-decay.ts';
import type { Gap } from '#lib/domain/directory/reach/gap.ts';
import type { KnownFacts } from '#lib/domain/plans/samples/sample.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { formats } from '#lib/i18n/format.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { type GapsHere, gapsHere } from '../gaps-here.ts';

/**
 * What the blanks of the analysis of services are filled with from the public directory: by kind, form and target group
 * (§ 83). Nothing where the directory is empty: then nobody can say what is missing.
 */
export async function reachFacts(
  db: PublicDb,
  { kind, unitCode }: Pick<PlanningBody, 'kind' | 'unitCode'>,
  day: CalendarDay
): Promise<KnownFacts> {
  if (unitCode === null || kind === 'region') return {};
  const found = await gapsHere(db, { unitCode, reachKm: DEFAULT_REACH_KM, day });
  if (!found || found.gaps.every(({ nearest }) => nearest === null)) return {};
  const groups = await lawStore(db).targetGroups();
  return factsOf(found, new Map(groups.map(({ code, nameSk }) => [code, nameSk])), day);
}

const { number, day: longDay } = formats('sk');
const NONE = 'žiadne';

function factsOf(
  { gaps, kinds }: GapsHere,
  groupNames: ReadonlyMap<string, string>,
  day: CalendarDay
): KnownFacts {
  const names = new Map(kinds.map(({ code, nameSk }) => [code, nameSk]));
  const listed = (state: Gap['state']) => gaps.filter((gap) => gap.state === state);
  const namesOf = (some: readonly Gap[]) => listOf(some.map(({ kind }) => names.get(kind) ?? kind));
  const ofForm = (form: string) =>
    listOf(
      gaps.flatMap(({ kind, near }) => {
        const count = near.filter(({ service }) =>
          service.formCodes.some((code) => code === form || code.startsWith(`${form}-`))
        ).length;
        return count === 0 ? [] : [`${names.get(kind) ?? kind} (${count})`];
      })
    );
  const near = gaps.flatMap((gap) => gap.near);
  return {
    'deň adresára': longDay(day),
    'dosah v kilometroch': String(DEFAULT_REACH_KM),
    'počet druhov tu': number(listed('here').length),
    'počet druhov blízko': number(listed('within').length),
    'počet druhov, ktoré chýbajú': number(listed('nowhere').length),
    'zoznam druhov tu': namesOf(listed('here')),
    'zoznam druhov blízko': namesOf(listed('within')),
    'zoznam druhov, ktoré chýbajú': namesOf(listed('nowhere')),
    'zoznam terénnych služieb': ofForm('terenna'),
    'zoznam ambulantných služieb': ofForm('ambulantna'),
    'zoznam pobytových služieb': ofForm('pobytova'),
    'zoznam skupín so službami': listOf(
      [...groupNames].map(
        ([code, name]) =>
          `${name} (${near.filter(({ service }) => service.targetGroupCodes.includes(code)).length})`
      )
    )
  };
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? NONE : names.join(', ');
}
