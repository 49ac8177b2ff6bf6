import { EASY_SLOVAK, languageName, TEXT_VARIANTS, variantWord } from '#lib/domain/plans/content-language.ts';
import { printedBlocks } from '#lib/domain/plans/samples/section-shares.ts';
import { sectionWordings, slovakTexts, translationShares } from '#lib/domain/plans/translation.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t } = event.locals;
  const twins = await open.desk.inBody(({ translations }) => translations.list(event.params.plan));
  const blocks = printedBlocks(open.whole.blocks);
  const [texts, sections] = [slovakTexts(open.whole.judged, blocks), sectionWordings(blocks)];
  return open.page('preklady', t('twin.title'), {
    variants: TEXT_VARIANTS.map((variant) => {
      const isEasy = variant === EASY_SLOVAK;
      const own = twins.filter(({ language }) => language === variant);
      const shares = translationShares(isEasy ? sections : texts, own);
      const sum = (of: 'all' | 'done' | 'older') => shares.reduce((total, share) => total + share[of], 0);
      return {
        ...{ code: variant, isEasy, word: variantWord(variant) },
        name: isEasy ? t('twin.easy') : languageName(variant),
        ...{ all: sum('all'), done: sum('done'), older: sum('older') }
      };
    })
  });
};
