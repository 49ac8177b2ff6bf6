import { type Kysely, sql } from 'kysely';
import type { EvaluationContent, EvaluationDraft } from '#lib/domain/monitoring/evaluation.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { FileHash } from '../files.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

/** A draft as the desk shows it; the name is null once the person is erased. */
export type KeptEvaluationDraft = EvaluationDraft & { recordedBy: string | null };

/** An evaluation as it was published. */
export type PublishedEvaluation = {
  planId: string;
  year: number;
  /** 1, 2, 3, … within the plan and the year; the last one stands. */
  number: number;
  content: EvaluationContent;
  /** SHA-256 of the canonical content. */
  contentHash: string;
  pdfHash: FileHash;
  docxHash: FileHash;
  publishedAt: Date;
};
/** @property content its text, of which the hash is */
export type NewEvaluation = Omit<PublishedEvaluation, 'publishedAt' | 'content'> & {
  id: string;
  content: string;
  actorId: string;
};

const SHOWN = [
  ...(['planId', 'year', 'number', 'content', 'contentHash', 'pdfHash', 'docxHash', 'publishedAt'] as const)
] as const;

/** Evaluations of one body's plans; what is written and what is published is added and never changed. */
export function evaluationStore(tx: Tx, bodyId: BodyId) {
  return {
    /** Every draft of a plan's year, in the order in which they were written. */
    drafts: async (planId: string, year: number): Promise<KeptEvaluationDraft[]> => {
      const rows = await tx
        .selectFrom('evaluationDraft')
        .leftJoin('actor', 'actor.actorId', 'evaluationDraft.actorId')
        .selectAll('evaluationDraft')
        .select('actor.name as recordedBy')
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('year', '=', year)
        .orderBy('sequence')
        .execute();
      return rows.map((row) => ({
        ...{ id: row.id, planId: row.planId, year: row.year, sequence: row.sequence },
        texts: {
          summary: row.summary,
          recommendations: row.recommendations,
          resolution: row.resolution
        },
        spent:
          row.spentSource === null
            ? null
            : {
                runningCents: row.spentRunning ?? 0,
                capitalCents: row.spentCapital ?? 0,
                source: row.spentSource
              },
        ...{ recordedAt: row.recordedAt, recordedBy: row.recordedBy }
      }));
    },

    /** Adds a draft; false when it is there already, or somebody wrote the same sequence meanwhile. */
    addDraft: async ({
      texts,
      spent,
      ...draft
    }: Omit<EvaluationDraft, 'recordedAt'> & { actorId: string }): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('evaluationDraft')
        .values({
          ...{ bodyId, ...draft, ...texts },
          spentRunning: spent?.runningCents ?? null,
          spentCapital: spent?.capitalCents ?? null,
          spentSource: spent?.source ?? null
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** What was published of a plan, the newest year and the newest number first. */
    list: async (planId: string): Promise<PublishedEvaluation[]> => {
      const rows = await tx
        .selectFrom('evaluation')
        .select(SHOWN)
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('year', 'desc')
        .orderBy('number', 'desc')
        .execute();
      return rows.map(thawed);
    },

    /** Keeps a published one; false when somebody published the same number meanwhile. */
    add: async (evaluation: NewEvaluation): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('evaluation')
        .values({ bodyId, ...evaluation })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** Shows everybody what was published. */
    show: async (): Promise<void> => {
      await sql`
        insert into published_evaluation (body_id, plan_id, year, number, content, content_hash, pdf_hash, docx_hash,
          published_at)
        select body_id, plan_id, year, number, content, content_hash, pdf_hash, docx_hash, published_at
        from evaluation where body_id = ${bodyId}
        on conflict do nothing`.execute(tx);
    },

    hideAll: async (): Promise<void> => {
      await tx.deleteFrom('publishedEvaluation').where('bodyId', '=', bodyId).execute();
    }
  };
}

/** What anybody reads of evaluations: plain selects. */
export function publishedEvaluations(given: PublicDb) {
  const db = given as unknown as Kysely<Pick<PublicSchema, 'publishedEvaluation'>>;
  return {
    /** Without their contents: the newest year and the newest number first. */
    list: (bodyId: BodyId): Promise<Omit<PublishedEvaluation, 'content'>[]> =>
      db
        .selectFrom('publishedEvaluation')
        .select(['planId', 'year', 'number', 'contentHash', 'pdfHash', 'docxHash', 'publishedAt'])
        .where('bodyId', '=', bodyId)
        .orderBy('year', 'desc')
        .orderBy('publishedAt', 'desc')
        .orderBy('number', 'desc')
        .execute(),

    /** The one that stands for a year: published last, of whichever plan; or the last one with this number. */
    ofYear: async (
      bodyId: BodyId,
      year: number,
      number?: number
    ): Promise<PublishedEvaluation | undefined> => {
      const row = await db
        .selectFrom('publishedEvaluation')
        .select(SHOWN)
        .where('bodyId', '=', bodyId)
        .where('year', '=', year)
        .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
        .orderBy('publishedAt', 'desc')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && thawed(row);
    }
  };
}

/** Moments come back from JSON as texts. */
function thawed<Row extends { content: EvaluationContent }>(row: Row): Row {
  const moment = <Told extends { recordedAt: Date }>(one: Told): Told => ({
    ...one,
    recordedAt: new Date(one.recordedAt)
  });
  const { told, values } = row.content;
  return { ...row, content: { ...row.content, told: told.map(moment), values: values.map(moment) } };
}
