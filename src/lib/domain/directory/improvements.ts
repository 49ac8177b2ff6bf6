import type { CalendarDay } from '../shared/calendar-day.ts';
import { isStale, publicStateOn } from './facts/public-facts.ts';
import type { PublishedService } from './published-service.ts';
import { isRunning } from './service.ts';

/** What may be said of how a service is to be better (question 3 of the product), in the order of its answer. */
export const IMPROVEMENT_THEMES = [
  'staffing',
  'equipment',
  'recipients-want',
  'provider-wants',
  'inspection'
] as const;
export type ImprovementTheme = (typeof IMPROVEMENT_THEMES)[number];

type Named = Pick<PublishedService, 'id' | 'name'>;

/** How the services of one municipality are to be better: every service once under each theme it speaks of. */
export type Improvements = {
  themes: { theme: ImprovementTheme; said: (Named & { texts: string[]; isStale: boolean })[] }[];
  /** Running services of which nobody said anything that is to be better. */
  silent: Named[];
  services: number;
};

/** What is to be better in the services that run on a day; only what may leave the body. */
export function improvementsOn(services: readonly PublishedService[], day: CalendarDay): Improvements {
  const running = services.filter(
    (service) =>
      isRunning(service, day) && publicStateOn(service.facts, day).status?.content.status !== 'closed'
  );
  const said = running.map((service) => ({ service, themes: themesOf(service, day) }));
  return {
    themes: IMPROVEMENT_THEMES.flatMap((theme) => {
      const speaking = said.flatMap(({ service: { id, name }, themes }) => {
        const own = themes.filter((one) => one.theme === theme);
        if (own.length === 0) return [];
        return [{ id, name, texts: own.map(({ text }) => text), isStale: own.some((one) => one.isStale) }];
      });
      return speaking.length === 0 ? [] : [{ theme, said: speaking }];
    }),
    silent: said
      .filter(({ themes }) => themes.length === 0)
      .map(({ service: { id, name } }) => ({ id, name })),
    services: running.length
  };
}

type Said = { theme: ImprovementTheme; text: string; isStale: boolean };

function themesOf({ facts, staleAfterDays }: PublishedService, day: CalendarDay): Said[] {
  const { improvement, staff, quality } = publicStateOn(facts, day);
  const said = (
    theme: ImprovementTheme,
    fact: { confirmedOn: CalendarDay } | undefined,
    text: string | undefined
  ): Said[] =>
    fact && text && text.trim() !== ''
      ? [{ theme, text: text.trim(), isStale: isStale(fact, staleAfterDays, day) }]
      : [];
  return [
    ...said('staffing', staff, staff?.content.missing),
    ...said('staffing', improvement, improvement?.content.staffing),
    ...said('equipment', improvement, improvement?.content.equipment),
    ...said('recipients-want', improvement, improvement?.content.recipientsWant),
    ...said('provider-wants', improvement, improvement?.content.providerWants),
    ...said('inspection', quality, quality?.content.finding)
  ];
}
