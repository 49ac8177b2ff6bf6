import { sql } from 'kysely';
import type { TextCoding, Theme } from '#lib/domain/surveys/coding/text-coding.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** Which texts a page lists: all, those that one person has not coded, or those on which people differ. */
export type TextChoice = { of: 'all' } | { of: 'not-coded-by'; actorId: string } | { of: 'differing' };

export const TEXTS_PER_PAGE = 10;

export type ListedText = { id: string; text: string; isReleased: boolean; all: number };
export type NamedCoding = TextCoding & { textId: string; name: string | null };

/** Texts on which people differ and nobody has said which coding holds. */
const DIFFERING = sql<boolean>`exists (
  select from text_coding one
  join text_coding other on other.body_id = one.body_id and other.text_id = one.text_id
  where one.body_id = response_text.body_id and one.text_id = response_text.id
    and not (one.theme_ids @> other.theme_ids and one.theme_ids <@ other.theme_ids)
) and not exists (
  select from text_coding settled
  where settled.body_id = response_text.body_id and settled.text_id = response_text.id and settled.settled
)`;

/** The code books of one body and what its people found in the words of others. */
export function textCodingStore(tx: Tx, bodyId: BodyId) {
  const texts = (questionnaireId: string, questionId: string, choice: TextChoice) =>
    tx
      .selectFrom('responseText')
      .where('responseText.bodyId', '=', bodyId)
      .where('questionnaireId', '=', questionnaireId)
      .where('questionId', '=', questionId)
      .$if(choice.of === 'differing', (query) => query.where(DIFFERING))
      .$if(choice.of === 'not-coded-by', (query) =>
        query.where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('textCoding')
                .select('textCoding.textId')
                .where('textCoding.bodyId', '=', bodyId)
                .whereRef('textCoding.textId', '=', 'responseText.id')
                .where('textCoding.actorId', '=', choice.of === 'not-coded-by' ? choice.actorId : '')
            )
          )
        )
      );
  return {
    listThemes: (questionnaireId: string): Promise<Theme[]> =>
      tx
        .selectFrom('surveyTheme')
        .select(['id', 'questionId', 'name'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .orderBy('position')
        .orderBy('id')
        .execute(),

    addTheme: async (questionnaireId: string, theme: Theme & { position: number }): Promise<void> => {
      await tx
        .insertInto('surveyTheme')
        .values({ bodyId, questionnaireId, ...theme })
        .execute();
    },

    /** How many texts each question of a questionnaire has. */
    listCounts: async (questionnaireId: string): Promise<{ questionId: string; texts: number }[]> => {
      const rows = await tx
        .selectFrom('responseText')
        .select(['questionId', (row) => row.fn.countAll<number>().as('texts')])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .groupBy('questionId')
        .execute();
      return rows.map((row) => ({ ...row, texts: Number(row.texts) }));
    },

    /** One page (from 1) of texts in the order of their random ids, each with how many there are on all pages. */
    listTexts: async (
      questionnaireId: string,
      questionId: string,
      choice: TextChoice,
      page: number
    ): Promise<ListedText[]> => {
      const rows = await texts(questionnaireId, questionId, choice)
        .select(['id', 'text', 'releasedAt', sql<number>`count(*) over ()::integer`.as('all')])
        .orderBy('id')
        .limit(TEXTS_PER_PAGE)
        .offset((page - 1) * TEXTS_PER_PAGE)
        .execute();
      return rows.map(({ releasedAt, ...row }) => ({ ...row, isReleased: releasedAt !== null }));
    },

    /** Every coding of some texts, with the name of who made it as long as it is known. */
    codingsOf: (textIds: readonly string[]): Promise<NamedCoding[]> =>
      tx
        .selectFrom('textCoding')
        .leftJoin('actor', 'actor.actorId', 'textCoding.actorId')
        .select(['textId', 'textCoding.actorId', 'themeIds', 'settled', 'actor.name'])
        .where('bodyId', '=', bodyId)
        .where('textId', 'in', textIds.length > 0 ? [...textIds] : [NO_TEXT])
        .orderBy('textCoding.actorId')
        .execute(),

    /** Every coding of a question, without who made it known by name: for counts of themes. */
    codingsOfQuestion: (
      questionnaireId: string,
      questionId: string
    ): Promise<(TextCoding & { textId: string })[]> =>
      tx
        .selectFrom('textCoding')
        .innerJoin('responseText', (join) =>
          join
            .onRef('responseText.bodyId', '=', 'textCoding.bodyId')
            .onRef('responseText.id', '=', 'textCoding.textId')
        )
        .select(['textId', 'actorId', 'themeIds', 'settled'])
        .where('textCoding.bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('questionId', '=', questionId)
        .execute(),

    /** Texts that somebody coded, at most `most`, each once: from them suggestions learn. */
    listCoded: (
      questionnaireId: string,
      questionId: string,
      most: number
    ): Promise<{ textId: string; text: string }[]> =>
      tx
        .selectFrom('responseText')
        .select(['id as textId', 'text'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('questionId', '=', questionId)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('textCoding')
              .select('textCoding.textId')
              .where('textCoding.bodyId', '=', bodyId)
              .whereRef('textCoding.textId', '=', 'responseText.id')
          )
        )
        .orderBy('id')
        .limit(most)
        .execute(),

    /** Keeps what one person found in a text; none takes it back. What was settled is open again. */
    code: async (textId: string, actorId: string, themeIds: readonly string[] | null): Promise<void> => {
      await tx
        .updateTable('textCoding')
        .set({ settled: false })
        .where('bodyId', '=', bodyId)
        .where('textId', '=', textId)
        .where('settled', '=', true)
        .execute();
      if (themeIds === null) {
        await tx
          .deleteFrom('textCoding')
          .where('bodyId', '=', bodyId)
          .where('textId', '=', textId)
          .where('actorId', '=', actorId)
          .execute();
        return;
      }
      await tx
        .insertInto('textCoding')
        .values({ bodyId, textId, actorId, themeIds: [...themeIds] })
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'textId', 'actorId']).doUpdateSet({ themeIds: [...themeIds] })
        )
        .execute();
    },

    /** Says whose coding holds. */
    settle: async (textId: string, actorId: string): Promise<void> => {
      await tx
        .updateTable('textCoding')
        .set({ settled: sql<boolean>`actor_id = ${actorId}::uuid` })
        .where('bodyId', '=', bodyId)
        .where('textId', '=', textId)
        .execute();
    }
  };
}

const NO_TEXT = '00000000-0000-0000-0000-000000000000';
