import type { Analyser } from '#lib/domain/publishing/search/analyser.ts';
import type { EverydayNames } from '#lib/domain/publishing/search/everyday-names.ts';
import { analyseQuery, requiredTerms } from '#lib/domain/publishing/search/query.ts';
import { wordsOf } from '#lib/domain/publishing/search/words.ts';
import { GLOSSARY } from '#lib/i18n/glossary/glossary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';

/** A place of the program's own help that answers a question. */
export type FoundHelp = { title: string; text: string; address: string };

/** Words of a place of help, by the analysis of the search: in its name, and anywhere. */
type Help = { named: Set<string>; said: Set<string>; shownIn: (locale: Locale, t: Translate) => FoundHelp };

const MOST_SHOWN = 3;

const kept = new WeakMap<Analyser, Help[]>();

/**
 * Words of the glossary and the page of what to prepare that answer a question: those named so first. They come with
 * the program and belong to no body, so they stand beside what bodies have published.
 */
export function helpFor(
  question: string,
  { analyser, names }: { analyser: Analyser; names: EverydayNames },
  t: Translate,
  locale: Locale
): FoundHelp[] {
  const terms = requiredTerms(analyseQuery(question, analyser, names)).map(({ tokens }) => tokens);
  if (terms.length === 0) return [];
  const all = kept.get(analyser) ?? readHelp(analyser);
  kept.set(analyser, all);
  const answers = (words: Set<string>) => terms.every((tokens) => tokens.some((token) => words.has(token)));
  const named = all.filter((help) => answers(help.named));
  // One word stands in many explanations; only a question of more words says which is meant.
  const said = terms.length > 1 ? all.filter((help) => !named.includes(help) && answers(help.said)) : [];
  return [...named, ...said].slice(0, MOST_SHOWN).map((help) => help.shownIn(locale, t));
}

function readHelp(analyser: Analyser): Help[] {
  const tokensOf = (text: string) => wordsOf(text).flatMap((word) => analyser.tokensOf(word.text));
  const terms = GLOSSARY.map(({ code, term, text }): Help => {
    const named = new Set(tokensOf(term.sk));
    return {
      named,
      said: new Set([...named, ...tokensOf(text.sk)]),
      shownIn: (locale) => ({ title: term[locale], text: text[locale], address: `/slovnik#${code}` })
    };
  });
  return [...terms, preparation(tokensOf)];
}

/** What the page of preparation asks for. */
const ASKED = [
  ...([
    'prepare.lead',
    'prepare.papers.oldPlan',
    'prepare.papers.programme',
    'prepare.papers.budget'
  ] as const),
  ...(['prepare.papers.contracts', 'prepare.services.list', 'prepare.services.waiting'] as const),
  ...(['prepare.people.requests', 'prepare.people.survey', 'prepare.decide.period'] as const)
] as const;

function preparation(tokensOf: (text: string) => string[]): Help {
  const t = messages('sk');
  const named = new Set(tokensOf(t('prepare.title')));
  return {
    named,
    said: new Set([...named, ...ASKED.flatMap((key) => tokensOf(t(key)))]),
    shownIn: (_, say) => ({
      title: say('prepare.title'),
      text: say('prepare.lead'),
      address: '/co-pripravit'
    })
  };
}
