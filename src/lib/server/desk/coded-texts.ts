import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import { wordsOf } from '#lib/domain/publishing/search/words.ts';
import { suggestThemes } from '#lib/domain/surveys/coding/suggest-themes.ts';
import { codingOf, type TextCoding, type Theme } from '#lib/domain/surveys/coding/text-coding.ts';
import type { AnswerShare } from '#lib/domain/surveys/results/answer-share.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { ListedText, NamedCoding } from '../db/text-codings.ts';
import { themeShare } from './survey-figures.ts';

/** From so many coded texts suggestions learn: more would be read for no better ones. */
export const LEARNED_FROM = 400;
/** Themes that have a key of their own. */
const KEYS = 9;

type Given = {
  texts: readonly ListedText[];
  themes: readonly Theme[];
  codings: readonly NamedCoding[];
  /** Texts that somebody coded, each once, and every coding of the question. */
  coded: readonly { textId: string; text: string }[];
  all: readonly (TextCoding & { textId: string })[];
  actorId: string;
};

/**
 * Texts as they are coded: one's own marks, what the words suggest, and what others found – that only once one's own
 * marks are kept, so that two people judge each by herself.
 */
export function shownTexts(
  { texts, themes, codings, coded, all, actorId }: Given,
  analyser: Analyser,
  t: Translate
) {
  const named = themesOf(themes, analyser);
  const learned = learnedFrom(coded, all, analyser);
  const namesOf = (themeIds: readonly string[]) =>
    themes
      .filter(({ id }) => themeIds.includes(id))
      .map(({ name }) => name)
      .join(', ') || t('words.noTheme');
  return texts.map(({ id, text, isReleased }) => {
    const own = codings.filter(({ textId }) => textId === id);
    const mine = own.find((coding) => coding.actorId === actorId);
    const { state, themeIds } = codingOf(own);
    // A text teaches nothing about itself: that would tell what a colleague marked in it.
    const others = learned.filter(({ textId }) => textId !== id);
    const suggested = mine ? [] : suggestThemes(tokensOf(text, analyser), named, others);
    return {
      ...{ id, text, isReleased, isCodedAsNone: mine?.themeIds.length === 0 },
      themes: themes.map((theme, at) => ({
        ...{ id: theme.id, name: theme.name, key: at < KEYS ? String(at + 1) : null },
        isMine: mine?.themeIds.includes(theme.id) === true,
        isSuggested: suggested.includes(theme.id)
      })),
      settled: state === 'settled' ? namesOf(themeIds) : null,
      markedBy: mine ? null : own.map((coding) => coderName(coding, actorId, t)).join(', ') || null,
      differing:
        mine && state === 'differing'
          ? own.map((coding) => ({
              coderId: coding.actorId,
              name: coderName(coding, actorId, t),
              themes: namesOf(coding.themeIds)
            }))
          : []
    };
  });
}

/** Texts on which people agree, or of which somebody said what holds. */
function learnedFrom(coded: Given['coded'], all: Given['all'], analyser: Analyser) {
  const codings = Map.groupBy(all, ({ textId }) => textId);
  return coded.flatMap(({ textId, text }) => {
    const { state, themeIds } = codingOf(codings.get(textId) ?? []);
    return state === 'differing' ? [] : { textId, tokens: tokensOf(text, analyser), themeIds };
  });
}

function coderName({ actorId, name }: NamedCoding, own: string, t: Translate): string {
  return actorId === own ? t('words.byMe') : (name ?? t('words.bySomebody'));
}

function themesOf(themes: readonly Theme[], analyser: Analyser) {
  return themes.map(({ id, name }) => ({ id, name: tokensOf(name, analyser) }));
}

function tokensOf(text: string, analyser: Analyser): Set<string> {
  return new Set(wordsOf(text).flatMap((word) => analyser.tokensOf(word.text)));
}

/**
 * How many texts each theme has, as far as people agree, and how many texts wait for somebody to settle them.
 * @param findingOf where a finding of a theme begins
 */
export function themeCounts(
  themes: readonly Theme[],
  codings: readonly (TextCoding & { textId: string })[],
  findingOf: (theme: Theme, share: AnswerShare) => string | undefined = () => undefined
) {
  const byText = [...Map.groupBy(codings, ({ textId }) => textId).values()].map(codingOf);
  return {
    undecided: byText.filter(({ state }) => state === 'differing').length,
    rows: themes.map((theme, at) => {
      const share = themeShare(theme.id, codings);
      return {
        ...{ name: theme.name, key: at < KEYS ? String(at + 1) : '', texts: share?.count ?? 0 },
        findingHref: share && share.count > 0 ? findingOf(theme, share) : undefined
      };
    })
  };
}
