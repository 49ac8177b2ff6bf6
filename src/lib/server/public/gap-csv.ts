import type { Gap } from '#lib/domain/directory/reach/gap.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../csv.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import type { NearService } from '../db/reach.ts';
import { type GapsAsked, gapsHere } from '../gaps-here.ts';
import { agesText, placeText } from './gap-lines.ts';

const COLUMNS: readonly MessageKey[] = [
  ...(['reach.csv.code', 'reach.kind', 'reach.csv.section', 'reach.where', 'reach.csv.reach'] as const),
  ...(['reach.csv.here', 'reach.csv.within', 'reach.csv.paused', 'reach.csv.nearest'] as const),
  ...([
    'reach.csv.provider',
    'reach.csv.place',
    'reach.csv.km',
    'reach.csv.unit',
    'reach.csv.value'
  ] as const),
  ...(['reach.csv.known', 'reach.csv.free', 'reach.csv.full', 'reach.csv.ask', 'reach.csv.ages'] as const),
  ...(['reach.csv.unverified', 'reach.csv.people', 'reach.perThousand', 'reach.csv.day'] as const),
  'reach.csv.source'
];

/** The same figures as the page for a spreadsheet, one kind a line; each line names its source and its licence. */
export async function gapCsv(
  db: PublicDb,
  asked: GapsAsked,
  { t, locale }: { t: Translate; locale: Locale }
): Promise<string | undefined> {
  const [found, units] = await Promise.all([gapsHere(db, asked), lawStore(db).capacityUnits()]);
  if (!found) return undefined;
  const { gaps, kinds, ground } = found;
  const named = ({ nameSk, nameEn }: { nameSk: string; nameEn: string }) =>
    locale === 'en' && nameEn !== '' ? nameEn : nameSk;
  const unitNames = new Map(units.map((unit) => [unit.code, named(unit)]));
  const say = t as (key: MessageKey) => string;
  const lines = kinds.map((kind, at) => {
    const gap = gaps[at];
    if (!gap) return '';
    const { nearest, perThousand, free, ages } = gap;
    const unitCode = perThousand?.unitCode ?? gap.capacity[0]?.unitCode;
    const capacity = gap.capacity.find((one) => one.unitCode === unitCode);
    return csvLine([
      ...[kind.code, named(kind), kind.section, t(`reach.state.${gap.state}`, { km: asked.reachKm })],
      ...[asked.reachKm, gap.here, gap.within, gap.paused],
      ...[nearest?.service.name, nearest?.service.provider.name],
      ...[nearest && placeText(nearest, { t, ground }), nearest && rounded(nearest.km, 1)],
      ...[unitCode && (unitNames.get(unitCode) ?? unitCode), capacity?.value, capacity?.known],
      ...[free.free, free.full, free.ask, agesText(ages, t), ages.unverified, gap.people],
      ...[perThousand && rounded(perThousand.value, 2), asked.day, sourceText(gap, t)]
    ]);
  });
  return [CSV_START, csvLine(COLUMNS.map(say)), ...lines].join('');
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** Whose rows the figures of a kind come from; those of the register under its licence. */
function sourceText({ near, nearest }: Gap<NearService>, t: Translate): string {
  const services = [...near, ...(nearest ? [nearest] : [])].map(({ service }) => service);
  return [
    ...(services.some(({ isKept }) => isKept) ? [t('reach.source.directory')] : []),
    ...(services.some(({ isInvented }) => isInvented) ? [t('reach.source.invented')] : []),
    ...(services.some(({ isKept }) => !isKept) ? [t('reach.register')] : [])
  ].join('; ');
}
