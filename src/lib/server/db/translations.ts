import { sql } from 'kysely';
import type { TextVariant } from '#lib/domain/plans/content-language.ts';
import type { SlovakWording, Translation, TranslationKey } from '#lib/domain/plans/translation.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { wordingHash } from './blocks.ts';
import type { Tx } from './db.ts';

/** The twins of the texts of one body's plans. */
export function translationStore(tx: Tx, bodyId: BodyId) {
  const read = (planId: string) =>
    tx
      .selectFrom('translation')
      .innerJoin('wording', (join) =>
        join
          .onRef('wording.bodyId', '=', 'translation.bodyId')
          .onRef('wording.hash', '=', 'translation.slovakHash')
      )
      .select(['subject', 'subjectId', 'field', 'language', 'text', 'translation.revision'])
      .select(sql<SlovakWording>`wording.content`.as('slovak'))
      .where('translation.bodyId', '=', bodyId)
      .where('planId', '=', planId);

  const keyed = (planId: string, language: TextVariant, { subject, subjectId, field }: TranslationKey) => ({
    ...{ bodyId, planId, language, subject, subjectId, field }
  });

  return {
    /** Every twin of a plan, or those in one language. */
    list: (planId: string, language?: TextVariant): Promise<Translation[]> =>
      read(planId)
        .$if(language !== undefined, (query) => query.where('language', '=', language ?? 'en'))
        .orderBy('language')
        .orderBy('subject')
        .orderBy('subjectId')
        .orderBy('field')
        .execute(),

    find: (planId: string, language: TextVariant, key: TranslationKey): Promise<Translation | undefined> =>
      read(planId)
        .where('language', '=', language)
        .where('subject', '=', key.subject)
        .where('subjectId', '=', key.subjectId)
        .where('field', '=', key.field)
        .executeTakeFirst(),

    /** Keeps a twin and the Slovak wording it was made from. */
    keep: async (planId: string, twin: Translation): Promise<void> => {
      const hash = wordingHash(twin.slovak);
      await sql`
        insert into wording (body_id, hash, content)
        values (${bodyId}, ${hash}, ${JSON.stringify(twin.slovak)}::jsonb)
        on conflict do nothing`.execute(tx);
      const { revision } = twin;
      const said = { text: JSON.stringify(twin.text), slovakHash: hash, revision };
      await tx
        .insertInto('translation')
        .values({ ...keyed(planId, twin.language, twin), ...said })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'planId', 'subject', 'subjectId', 'field', 'language'])
            .doUpdateSet(said)
        )
        .execute();
    },

    remove: async (planId: string, language: TextVariant, key: TranslationKey): Promise<void> => {
      await tx
        .deleteFrom('translation')
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('language', '=', language)
        .where('subject', '=', key.subject)
        .where('subjectId', '=', key.subjectId)
        .where('field', '=', key.field)
        .execute();
    }
  };
}
