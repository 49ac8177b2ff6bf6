import type { Gap, GapState } from '#lib/domain/directory/reach/gap.ts';
import type { ServiceInReach } from '#lib/domain/directory/reach/reach-service.ts';
import type { TargetAges } from '#lib/domain/directory/reach/target-ages.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { NearService } from '../db/reach.ts';
import type { ReachGround } from '../reach-ground.ts';

/** How lines are worded. `unit` names a unit of capacity by its code. */
export type GapWords = {
  t: Translate;
  locale: Locale;
  km: number;
  ground: Pick<ReachGround, 'byCode' | 'districtNames'>;
  unit(code: string): string;
};

/** One kind of service as a page says it: few words in each cell, the plainest first. */
export type GapLine = {
  state: GapState;
  where: string[];
  nearest: { name: string; href: string | null; lines: string[] } | null;
  capacity: string[];
  perThousand: string[];
};

/** What a municipality has of one kind, in words. */
export function gapLine(gap: Gap<NearService>, words: GapWords): GapLine {
  return {
    state: gap.state,
    where: whereLines(gap, words),
    nearest: gap.nearest && { ...nameOf(gap.nearest), lines: nearestLines(gap.nearest, words) },
    capacity: capacityLines(gap, words),
    perThousand: perThousandLines(gap, words)
  };
}

function whereLines({ here, within, paused }: Gap, { t, km }: GapWords): string[] {
  const counted =
    here > 0 && within > here
      ? [t('reach.places.here', { here, within, km })]
      : within > 0
        ? [t('reach.places.within', { count: within })]
        : [];
  return paused > 0 ? [...counted, t('reach.places.paused', { count: paused })] : counted;
}

function nameOf({ service }: ServiceInReach<NearService>): { name: string; href: string | null } {
  return { name: service.name, href: serviceHref(service) };
}

/** The page of a service; null where no municipality shows it. */
export function serviceHref({ slug, bodyKind, id }: NearService): string | null {
  return slug === null || bodyKind === null ? null : `${publicHome({ slug, kind: bodyKind })}/sluzby/${id}`;
}

function nearestLines(near: ServiceInReach<NearService>, words: GapWords): string[] {
  const { t, locale } = words;
  const { km, isHere, isWithin, areas, presence } = near;
  const far = t('reach.nearest.km', { km: kmText(km, locale) });
  const place = placeText(near, words);
  return [
    isHere ? place : `${place} · ${far}`,
    ...(areas.length > 0 && !isHere ? [t(`reach.nearest.${isWithin ? 'serves' : 'serves-others'}`)] : []),
    ...(presence === 'paused' ? [t('reach.nearest.paused')] : [])
  ];
}

/** The municipality, or of a protected place its district and nothing nearer. */
export function placeText(
  { place }: Pick<ServiceInReach, 'place'>,
  { t, ground }: Pick<GapWords, 't' | 'ground'>
): string {
  if (place.isDistrict)
    return t('reach.nearest.protected', { name: ground.districtNames.get(place.code) ?? place.code });
  return ground.byCode.get(place.code)?.name ?? place.code;
}

/** With tenths: 20.3 km must not read as within 20 km. */
export function kmText(km: number, locale: Locale): string {
  return formats(locale).number(km, km < 100 ? 1 : 0);
}

function capacityLines({ capacity, within, free }: Gap, { t, locale, unit }: GapWords): string[] {
  if (within === 0) return [];
  const { number } = formats(locale);
  const said = (['free', 'full', 'ask'] as const).filter((word) => free[word] > 0);
  const known = capacity.map(({ unitCode, value }) => `${unit(unitCode)}: ${number(value, 1)}`);
  const most = Math.max(0, ...capacity.map((one) => one.known));
  return [
    ...(known.length > 0 ? [known.join(' · ')] : [t('reach.capacity.unknown')]),
    ...(known.length > 0 && most < within ? [t('reach.capacity.known', { known: most, of: within })] : []),
    said.map((word) => t(`reach.free.${word}`, { count: free[word] })).join(' · ')
  ];
}

function perThousandLines(
  { perThousand, ages, people, within }: Gap,
  { t, locale, unit }: GapWords
): string[] {
  const said = [agesText(ages, t), ...(ages.unverified ? [t('reach.ages.unverified')] : [])].join(', ');
  if (people === 0) return [t('reach.per.nobody'), said];
  if (perThousand === null) return [within === 0 ? '0' : t('reach.per.unknown'), said];
  const { value, unitCode } = perThousand;
  const number =
    value > 0 && value < 0.05 ? t('reach.per.tiny') : formats(locale).number(value, value < 10 ? 1 : 0);
  return [`${unit(unitCode)}: ${number}`, said];
}

/** *vek 65 a viac*, *vek 0 – 2*, *ľudia každého veku*. */
export function agesText({ from, to }: Pick<TargetAges, 'from' | 'to'>, t: Translate): string {
  if (from === 0 && to === null) return t('reach.ages.everyone');
  return to === null ? t('reach.ages.andMore', { from }) : t('reach.ages.range', { from, to });
}
