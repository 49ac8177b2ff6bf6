import { type Block, type BlockContent, inReadingOrder } from '../plans/block.ts';
import { CONTENT_LANGUAGES, EASY_SLOVAK } from '../plans/content-language.ts';
import type { PlanContent } from '../plans/plan-content.ts';
import { sectionWordings, slovakTexts, type Translation } from '../plans/translation.ts';
import type { AuthoredPlan, AuthoredTranslation } from './authored-plan.ts';
import { narrativeBlocks } from './narrative.ts';

/** The twins that somebody wrote beside a plan: sections in easy reading, and what is translated. */
export function assembleTranslations(
  { easy = {}, translated = {} }: AuthoredPlan,
  content: PlanContent,
  blocks: readonly Block[]
): Translation[] {
  const simple = sectionWordings(blocks).flatMap(({ subjectId, wording, ...key }): Translation[] => {
    const text = easy[subjectId as keyof typeof easy]?.trim();
    return text ? [twinOf({ ...key, subjectId }, EASY_SLOVAK, text, wording)] : [];
  });
  const texts = slovakTexts(content, blocks);
  const others = CONTENT_LANGUAGES.flatMap(({ code }) => {
    const said = translated[code];
    if (!said) return [];
    const ofBlocks = blockTwins(said, blocks);
    return texts.flatMap(({ wording, ...key }) => {
      const text = typeof wording === 'string' ? said.words[wording] : ofBlocks.get(key.subjectId);
      return text === undefined ? [] : [twinOf(key, code, text, wording)];
    });
  });
  return [...simple, ...others];
}

type Twin = Pick<Translation, 'subject' | 'subjectId' | 'field'>;

function twinOf(
  { subject, subjectId, field }: Twin,
  language: Translation['language'],
  text: Translation['text'],
  slovak: Translation['slovak']
): Translation {
  return { subject, subjectId, field, language, text, slovak, revision: 1 };
}

/** The n-th block of a translated section is the twin of the n-th Slovak one. */
function blockTwins(
  { narrative }: AuthoredTranslation,
  blocks: readonly Block[]
): ReadonlyMap<string, BlockContent> {
  return new Map(
    Object.entries(narrative).flatMap(([section, text]) => {
      const contents = narrativeBlocks(text, (index) => `${section}-${index}`);
      const own = inReadingOrder(blocks.filter(({ parent }) => parent === section));
      if (own.some(({ content }, at) => content.kind !== contents[at]?.kind))
        throw new Error(`${section} is translated into other blocks than it has.`);
      return own.map(({ id }, at) => [id, contents[at]] as const);
    }) as [string, BlockContent][]
  );
}
