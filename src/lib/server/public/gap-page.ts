import type { GapState } from '#lib/domain/directory/reach/gap.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { type GapsAsked, gapsHere } from '../gaps-here.ts';
import { type GapLine, gapLine } from './gap-lines.ts';

export type GapRow = GapLine & { code: string; name: string; section: string };
export type GapGroup = { code: string; name: string; provision: string; rows: GapRow[] };

/** The gap map of the law for one municipality, grouped as the catalogue groups kinds; undefined where nobody knows it. */
export async function gapPage(
  db: PublicDb,
  asked: GapsAsked,
  { t, locale }: { t: Translate; locale: Locale }
) {
  const law = lawStore(db);
  const [found, groups, units] = await Promise.all([
    gapsHere(db, asked),
    law.serviceGroups(),
    law.capacityUnits()
  ]);
  if (!found) return undefined;
  const { gaps, kinds, ground } = found;
  const inLanguage = ({ nameSk, nameEn }: { nameSk: string; nameEn: string }) =>
    locale === 'en' && nameEn !== '' ? nameEn : nameSk;
  const unitNames = new Map(units.map((unit) => [unit.code, inLanguage(unit)]));
  const words = {
    ...{ t, locale, ground, km: asked.reachKm },
    unit: (code: string) => unitNames.get(code) ?? code
  };
  const rows = kinds.flatMap((kind, at): (GapRow & { group: string })[] => {
    const gap = gaps[at];
    const named = { code: kind.code, name: inLanguage(kind), section: kind.section, group: kind.group };
    return gap ? [{ ...named, ...gapLine(gap, words) }] : [];
  });
  const counted = (state: GapState) => gaps.filter((gap) => gap.state === state).length;
  const shown = gaps.flatMap(({ near, nearest }) => [...near, ...(nearest ? [nearest] : [])]);
  return {
    groups: groups.map(
      ({ code, provision, ...group }): GapGroup => ({
        ...{ code, provision, name: inLanguage(group) },
        rows: rows.filter((row) => row.group === code).map(({ group: _, ...row }) => row)
      })
    ),
    kinds: kinds.length,
    counts: { here: counted('here'), within: counted('within'), nowhere: counted('nowhere') },
    isEmpty: shown.length === 0,
    usesRegister: shown.some(({ service }) => !service.isKept),
    isInvented: shown.some(({ service }) => service.isInvented)
  };
}
