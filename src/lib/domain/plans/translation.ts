import { canonicalJson } from '../shared/canonical-json.ts';
import { type BlockContent, inReadingOrder } from './block.ts';
import { isBlank, plainText } from './block-text.ts';
import type { TextVariant } from './content-language.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from './plan.ts';
import type { PlanContent } from './plan-content.ts';
import { hasOwnWords } from './twin-content.ts';

/** What can have a twin: blocks and items in another language, a whole section in easy reading. */
export const TRANSLATION_SUBJECTS = [
  'plan',
  'section',
  'block',
  'priority',
  'goal',
  'measure',
  'activity',
  'indicator'
] as const;
export type TranslationSubject = (typeof TRANSLATION_SUBJECTS)[number];

/** Which text of which thing. */
export type TranslationKey = { subject: TranslationSubject; subjectId: string; field: string };

/** Where a text stands at the desk: a section of the narrative, or the items of one kind. */
export type TranslationPart = PlanSectionCode | Exclude<TranslationSubject, 'section' | 'block'>;

/** What the plan says in Slovak: words of an item, a block, or every block of a section. */
export type SlovakWording = string | BlockContent | readonly BlockContent[];

/** A Slovak text that may be translated. */
export type SlovakText = TranslationKey & { part: TranslationPart; wording: SlovakWording };

/** A twin says words, or what a block says. */
export type TranslationText = string | BlockContent;

/**
 * The twin of a Slovak text (dvojča textu) in another language or in easy reading. The Slovak text decides; the twin
 * remembers from which wording of it it was made.
 */
export type Translation = TranslationKey & {
  language: TextVariant;
  text: TranslationText;
  /** The Slovak wording it was made from. */
  slovak: SlovakWording;
  revision: number;
};

export type TranslationRefusal = 'too-long' | 'not-a-text' | 'another-kind';

/** As long as the longest text of an item or a section may be. */
export const LONGEST_TRANSLATION = 20_000;

/** Why a twin cannot be kept, or null. A block's twin is a block of the same kind, so that both read alike. */
export function refuseTranslation(slovak: SlovakWording, text: TranslationText): TranslationRefusal | null {
  if (typeof text === 'string') {
    if (isBlockWording(slovak)) return 'not-a-text';
    return text.length > LONGEST_TRANSLATION ? 'too-long' : null;
  }
  if (!isBlockWording(slovak)) return 'not-a-text';
  return slovak.kind === text.kind ? null : 'another-kind';
}

/** Whether a twin says nothing: such a one is taken back. */
export function saysNothing(text: TranslationText): boolean {
  return typeof text === 'string' ? text.trim() === '' : !hasOwnWords(text);
}

function isBlockWording(slovak: SlovakWording): slovak is BlockContent {
  return typeof slovak === 'object' && 'kind' in slovak;
}

/** The words of a wording, for comparing two of them. */
export function wordingText(wording: SlovakWording): string {
  if (typeof wording === 'string') return wording;
  return isBlockWording(wording) ? plainText(wording) : wording.map(plainText).join('\n\n');
}

/** One text as a name to find it by. */
export function translationName({ subject, subjectId, field }: TranslationKey): string {
  return `${subject} ${subjectId} ${field}`;
}

/** Whether the Slovak text has changed since the twin was made. */
export function isOfOlderWording(slovak: SlovakText, { slovak: made }: Pick<Translation, 'slovak'>): boolean {
  return canonicalJson(slovak.wording) !== canonicalJson(made);
}

type Written = { id: string; parent: string; position: string; content: BlockContent };

/** Every Slovak text that a further language may have, part by part in the order of the plan. */
export function slovakTexts(content: PlanContent, blocks: readonly Written[]): SlovakText[] {
  const { plan } = content;
  return [
    ...fieldsOf('plan', [{ id: plan.id, title: plan.title }], ['title']),
    ...PLAN_SECTIONS.flatMap((section) => blockTexts(section, blocks)),
    ...fieldsOf('priority', content.priorities, ['title', 'description']),
    ...fieldsOf('goal', content.goals, ['title', 'description']),
    ...fieldsOf('measure', content.measures, ['title', 'description']),
    ...fieldsOf('activity', content.activities, ['title', 'description']),
    ...fieldsOf('indicator', content.indicators, ['title', 'unit'])
  ];
}

function blockTexts(section: PlanSectionCode, blocks: readonly Written[]): SlovakText[] {
  return writtenIn(section, blocks).map(({ id, content }) => ({
    ...{ subject: 'block', subjectId: id, field: 'content', part: section },
    wording: content
  }));
}

/** Blocks of a section that say something of their own: living ones print data in the reader's language. */
function writtenIn(section: PlanSectionCode, blocks: readonly Written[]): Written[] {
  const own = blocks.filter(({ parent, content }) => parent === section && content.kind !== 'living');
  return inReadingOrder(own.filter(({ content }) => !isBlank(content)));
}

/** Every section that says something, as the text of which an easy one is made. */
export function sectionWordings(blocks: readonly Written[]): SlovakText[] {
  return PLAN_SECTIONS.flatMap((section): SlovakText[] => {
    const own = writtenIn(section, blocks);
    if (own.length === 0) return [];
    const key = { subject: 'section', subjectId: section, field: 'text', part: section } as const;
    return [{ ...key, wording: own.map(({ content }) => content) }];
  });
}

function fieldsOf<Field extends string>(
  subject: Exclude<TranslationSubject, 'section' | 'block'>,
  items: readonly (Readonly<Record<Field, string>> & { id: string })[],
  fields: readonly Field[]
): SlovakText[] {
  return items.flatMap((item) =>
    fields
      .filter((field) => item[field].trim() !== '')
      .map((field) => ({ subject, subjectId: item.id, field, part: subject, wording: item[field] }))
  );
}

/** How far a part is in one language: how many texts it has, how many have a twin, how many twins are of older words. */
export type TranslationShare = { part: TranslationPart; all: number; done: number; older: number };

/** The parts that have something to translate, in the order of the texts. */
export function translationShares(
  texts: readonly SlovakText[],
  twins: readonly Translation[]
): TranslationShare[] {
  const byName = new Map(twins.map((twin) => [translationName(twin), twin]));
  return [...Map.groupBy(texts, ({ part }) => part)].map(([part, own]) => {
    const found = own.flatMap((text) => {
      const twin = byName.get(translationName(text));
      return twin ? [{ isOlder: isOfOlderWording(text, twin) }] : [];
    });
    return {
      ...{ part, all: own.length, done: found.length },
      older: found.filter(({ isOlder }) => isOlder).length
    };
  });
}
