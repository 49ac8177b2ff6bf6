import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import type { TranslationPart } from '#lib/domain/plans/translation.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** What a part of the texts is called: a section by its title, items by what they are. */
export function partTitle(part: TranslationPart, t: Translate): string {
  const section = PLAN_SECTIONS.find((one) => one === part);
  if (section) return t(`section.${section}.title`);
  return t(`twin.part.${part as Exclude<TranslationPart, (typeof PLAN_SECTIONS)[number]>}`);
}
