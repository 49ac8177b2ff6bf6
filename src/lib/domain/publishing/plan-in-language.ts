import type { ContentLanguageCode } from '../plans/content-language.ts';
import { translationName } from '../plans/translation.ts';
import type { DocumentTranslation, PlanDocument } from './plan-document.ts';

/** A plan as readers of one language see it: what is translated in it, the rest in Slovak. */
export type PlanInLanguage = {
  document: PlanDocument;
  /** The language of a text that people wrote; undefined for one that the program says. */
  languageOf(text: string): string | undefined;
  /** Whether a translated text was made from an older Slovak wording. */
  isOlder(text: string): boolean;
};

/** The plan with its texts in a language, where they have one. Null leaves it Slovak. */
export function planInLanguage(document: PlanDocument, language: ContentLanguageCode | null): PlanInLanguage {
  const texts = translationsOf(document, language);
  const translated = language === null ? document : translate(document, texts);
  const written = new Map<string, string>();
  collect(translated, 'sk', written);
  for (const { text } of texts) collect(text, language ?? 'sk', written);
  const older = new Map<string, string>();
  for (const { text } of texts.filter((one) => one.older)) collect(text, 'older', older);
  return {
    document: translated,
    languageOf: (text) => written.get(text),
    isOlder: (text) => older.has(text)
  };
}

/** The texts that a document has in a language. */
export function translationsOf(
  { translations = [] }: Pick<PlanDocument, 'translations'>,
  language: string | null
): readonly DocumentTranslation[] {
  return translations.find((one) => one.language === language)?.texts ?? [];
}

function translate(document: PlanDocument, texts: readonly DocumentTranslation[]): PlanDocument {
  const byName = new Map(texts.map((one) => [translationName(one), one.text]));
  const said = (subject: DocumentTranslation['subject'], subjectId: string, field: string) =>
    byName.get(translationName({ subject, subjectId, field }));
  const words = <Item extends { id: string }>(subject: DocumentTranslation['subject'], item: Item): Item => {
    const own = Object.fromEntries(
      ['title', 'description', 'unit'].flatMap((field) => {
        const text = said(subject, item.id, field);
        return typeof text === 'string' ? [[field, text]] : [];
      })
    );
    return { ...item, ...own };
  };
  const each = <Item extends { id: string }>(
    subject: DocumentTranslation['subject'],
    items: readonly Item[]
  ) => items.map((item) => words(subject, item));
  return {
    ...document,
    plan: words('plan', document.plan),
    sections: document.sections.map(({ section, blocks }) => ({
      section,
      blocks: blocks.map(({ id, content }) => {
        const text = said('block', id, 'content');
        return { id, content: typeof text === 'object' ? text : content };
      })
    })),
    priorities: each('priority', document.priorities),
    goals: each('goal', document.goals),
    measures: each('measure', document.measures),
    activities: each('activity', document.activities),
    indicators: each('indicator', document.indicators)
  };
}

// Figures and days are no words.
const WORDS = /\p{L}/u;
/** Fields of a document that hold no words people wrote. */
const NOT_WRITTEN = new Set([
  ...['id', 'code', 'kind', 'type', 'schema', 'language', 'file', 'shows', 'link', 'owner', 'direction'],
  ...['translations', 'easy', 'completeness', 'licence', 'contentHash', 'mode', 'change', 'origin', 'subject']
]);

/** Every text of a value with its language; the last one said wins. */
function collect(value: unknown, language: string, into: Map<string, string>): void {
  if (typeof value === 'string') {
    for (const line of linesOf(value)) into.set(line, language);
  } else if (Array.isArray(value)) for (const one of value) collect(one, language, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (!NOT_WRITTEN.has(name) && !name.endsWith('Id') && !name.endsWith('Code'))
        collect(one, language, into);
    }
  }
}

/** A text is printed line by line. */
function linesOf(text: string): string[] {
  if (!WORDS.test(text)) return [];
  return [...new Set([text, ...text.split('\n').map((line) => line.trim())])].filter((line) =>
    WORDS.test(line)
  );
}
