import type { LocalScale } from './local-rates.ts';

/** The three futures that are shown beside each other (nízky, stredný, vysoký variant). */
export type Variant = 'low' | 'middle' | 'high';
export const VARIANTS = ['low', 'middle', 'high'] as const satisfies readonly Variant[];

/**
 * What the low and the high variant assume beside the middle one: children by 15 % fewer or more, hazards of death by
 * 10 % higher or lower, and three people in a thousand leaving or coming each year. Ours, unverified: published
 * variants differ by more in fertility and by less in migration, but of a municipality moving decides most.
 */
export const VARIANT_SCALES: Readonly<Record<Variant, LocalScale>> = {
  low: { fertility: 0.85, mortality: 1.1, netMigration: -0.003 },
  middle: { fertility: 1, mortality: 1, netMigration: 0 },
  high: { fertility: 1.15, mortality: 0.9, netMigration: 0.003 }
};

/** What is known of a place, in one of the variants. */
export function inVariant(place: LocalScale, variant: Variant): LocalScale {
  const { fertility, mortality, netMigration } = VARIANT_SCALES[variant];
  return {
    fertility: place.fertility * fertility,
    mortality: place.mortality * mortality,
    netMigration: place.netMigration + netMigration
  };
}
