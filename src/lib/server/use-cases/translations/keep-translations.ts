import type { Block } from '#lib/domain/plans/block.ts';
import { readBlockContent } from '#lib/domain/plans/block-reading.ts';
import { EASY_SLOVAK, type TextVariant } from '#lib/domain/plans/content-language.ts';
import { printedBlocks } from '#lib/domain/plans/samples/section-shares.ts';
import {
  refuseTranslation,
  type SlovakText,
  type SlovakWording,
  saysNothing,
  sectionWordings,
  slovakTexts,
  type Translation,
  type TranslationKey,
  type TranslationRefusal,
  type TranslationText,
  translationName
} from '#lib/domain/plans/translation.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type PlanReading, readContent } from '../plans/read-plan.ts';

/** What keeping twins asks of storage. */
export type TranslationStores = {
  plans: PlanReading['plans'] & { lock(id: string): Promise<object | undefined> };
  items: PlanReading['items'];
  blocks: { list(planId: string): Promise<(Block & { template: boolean })[]> };
  translations: {
    list(planId: string, language?: TextVariant): Promise<Translation[]>;
    keep(planId: string, twin: Translation): Promise<void>;
    remove(planId: string, language: TextVariant, key: TranslationKey): Promise<void>;
  };
  events: EventLog;
};

/** What somebody wrote as the twin of one text. */
export type WrittenTwin = TranslationKey & {
  text: TranslationText;
  /** Revision of the twin that the person saw; 0 where there was none. */
  baseRevision: number;
  /** Hash of the Slovak wording that the person saw. */
  slovakHash: string;
};

export type TwinAnswer =
  | 'kept'
  | 'unchanged'
  | 'removed'
  /** Somebody else was faster. */
  | 'conflict'
  /** The Slovak text is another one than the person saw. */
  | 'slovak-changed'
  | 'no-such-text'
  | 'not-a-block'
  | TranslationRefusal;

export type KeepTranslationsOutcome =
  | { outcome: 'answered'; answers: TwinAnswer[] }
  | { outcome: 'not-allowed' | 'no-such-plan' };

type Given = {
  planId: string;
  language: TextVariant;
  twins: readonly WrittenTwin[];
  hashOf(wording: SlovakWording): string;
};

/**
 * Keeps what texts of a plan say in another language or in easy reading, and from which Slovak wordings they were made.
 * Each is answered for itself. A twin that says nothing is taken back; sent twice, nothing more changes.
 */
export async function keepTranslations(
  stores: TranslationStores,
  actor: Actor,
  { planId, language, twins, hashOf }: Given
): Promise<KeepTranslationsOutcome> {
  if (refuseAction(actor, 'edit-plan')) return { outcome: 'not-allowed' };
  if (!(await stores.plans.lock(planId))) return { outcome: 'no-such-plan' };
  const byName = <Named extends TranslationKey>(all: readonly Named[]) =>
    new Map(all.map((one) => [translationName(one), one]));
  const slovak = byName(await translatable(stores, planId, language));
  const standing = byName(await stores.translations.list(planId, language));

  const answers: TwinAnswer[] = [];
  for (const twin of twins) {
    const name = translationName(twin);
    const judged = judge(twin, slovak.get(name), standing.get(name), hashOf);
    if (typeof judged !== 'string') await write(stores, planId, language, judged);
    answers.push(typeof judged === 'string' ? judged : judged.does);
  }
  const written = answers.filter((one) => one === 'kept' || one === 'removed').length;
  if (written > 0) {
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'translated', subject: 'plan', subjectId: planId },
      details: { language, texts: written }
    });
  }
  return { outcome: 'answered', answers };
}

type Write = { does: 'kept' | 'removed'; twin: WrittenTwin; slovak: SlovakText; text: TranslationText };

function judge(
  twin: WrittenTwin,
  slovak: SlovakText | undefined,
  standing: Translation | undefined,
  hashOf: Given['hashOf']
): Exclude<TwinAnswer, 'kept' | 'removed'> | Write {
  if (!slovak) return 'no-such-text';
  const text = readText(twin.text);
  if (text === null) return 'not-a-block';
  const refusal = refuseTranslation(slovak.wording, text);
  if (refusal) return refusal;
  const isEmpty = saysNothing(text);
  if (!standing && isEmpty) return 'unchanged';
  const isSame = standing && canonicalJson(standing.text) === canonicalJson(text);
  if (isSame && canonicalJson(standing.slovak) === canonicalJson(slovak.wording)) return 'unchanged';
  if ((standing?.revision ?? 0) !== twin.baseRevision) return 'conflict';
  if (hashOf(slovak.wording) !== twin.slovakHash) return 'slovak-changed';
  return { does: isEmpty ? 'removed' : 'kept', twin, slovak, text };
}

async function write(
  { translations }: TranslationStores,
  planId: string,
  language: TextVariant,
  { does, twin, slovak, text }: Write
): Promise<void> {
  const { subject, subjectId, field, baseRevision } = twin;
  const key = { subject, subjectId, field };
  if (does === 'removed') return translations.remove(planId, language, key);
  const revision = baseRevision + 1;
  return translations.keep(planId, { ...key, language, text, slovak: slovak.wording, revision });
}

function readText(given: TranslationText): TranslationText | null {
  if (typeof given === 'string') return given.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  // What says nothing is taken back, even a picture without the description it must have otherwise.
  if (saysNothing(given)) return given;
  const read = readBlockContent(given);
  return 'faults' in read ? null : read.content;
}

/** The Slovak texts that can have a twin in a variant, part by part. */
export async function translatable(
  stores: Pick<TranslationStores, 'plans' | 'items' | 'blocks'>,
  planId: string,
  language: TextVariant
): Promise<SlovakText[]> {
  const plan = await stores.plans.find(planId);
  if (!plan) return [];
  const blocks = printedBlocks(await stores.blocks.list(planId));
  if (language === EASY_SLOVAK) return sectionWordings(blocks);
  return slovakTexts(await readContent(stores, plan), blocks);
}
