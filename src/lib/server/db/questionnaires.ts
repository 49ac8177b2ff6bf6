import type { Questionnaire, QuestionnaireMode } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { QuestionnaireVersion } from '#lib/server/use-cases/surveys/survey-work.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...([
    'id',
    'code',
    'planId',
    'audience',
    'mode',
    'opensAt',
    'closesAt',
    'openVersion',
    'smallBody'
  ] as const)
] as const;
const VERSION = ['number', 'content', 'hash', 'revision', 'frozenAt'] as const;

export const QUESTIONNAIRES_PER_PAGE = 30;

/** A version without what it asks. */
export type VersionHead = Omit<QuestionnaireVersion, 'content'> & { questionnaireId: string };

/**
 * Questionnaires of one body and what they ask, version after version. Whoever reads results needs `find` or
 * `findByCode`, then `findVersion` for the wording that people answered; `listVersions` says which there are.
 */
export function questionnaireStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('questionnaire').select(COLUMNS).where('bodyId', '=', bodyId);
  const versions = (id: string) =>
    tx.selectFrom('questionnaireVersion').where('bodyId', '=', bodyId).where('questionnaireId', '=', id);
  return {
    /** One page (from 1): those that are not opened yet first, then the latest opened. */
    list: (page: number): Promise<Questionnaire[]> =>
      own()
        .orderBy('opensAt', (day) => day.desc().nullsFirst())
        .orderBy('id')
        .limit(QUESTIONNAIRES_PER_PAGE)
        .offset((page - 1) * QUESTIONNAIRES_PER_PAGE)
        .execute(),

    count: async (): Promise<number> => {
      const row = await tx
        .selectFrom('questionnaire')
        .select((count) => count.fn.countAll<string>().as('count'))
        .where('bodyId', '=', bodyId)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    find: (id: string): Promise<Questionnaire | undefined> => own().where('id', '=', id).executeTakeFirst(),

    findByCode: (code: string): Promise<Questionnaire | undefined> =>
      own().where('code', '=', code).executeTakeFirst(),

    /** Nobody else opens or changes it before the transaction ends. */
    lock: (id: string): Promise<Questionnaire | undefined> =>
      own().where('id', '=', id).forUpdate().executeTakeFirst(),

    add: async (questionnaire: Questionnaire): Promise<void> => {
      await tx
        .insertInto('questionnaire')
        .values({ bodyId, ...questionnaire })
        .execute();
    },

    open: async (
      id: string,
      opened: Pick<Questionnaire, 'opensAt' | 'closesAt' | 'openVersion' | 'smallBody'>
    ): Promise<void> => {
      await tx
        .updateTable('questionnaire')
        .set(opened)
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    changeMode: async (id: string, mode: QuestionnaireMode): Promise<void> => {
      await tx
        .updateTable('questionnaire')
        .set({ mode })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** The highest number printed on its sheets so far, 0 where none was. */
    printedTo: async (id: string): Promise<number> => {
      const row = await tx
        .selectFrom('questionnaire')
        .select('printedTo')
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.printedTo ?? 0;
    },

    /** Sheets up to this number are printed now; a lower one than before changes nothing. */
    markPrinted: async (id: string, number: number): Promise<void> => {
      await tx
        .updateTable('questionnaire')
        .set(({ fn, val, ref }) => ({ printedTo: fn<number>('greatest', [ref('printedTo'), val(number)]) }))
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** With its versions and whatever hangs on it. */
    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('questionnaire').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    },

    /** The last version of some questionnaires, for lists. */
    listLatest: (ids: readonly string[]): Promise<(QuestionnaireVersion & { questionnaireId: string })[]> =>
      tx
        .selectFrom('questionnaireVersion')
        .distinctOn('questionnaireId')
        .select([...VERSION, 'questionnaireId'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', 'in', [...ids])
        .orderBy('questionnaireId')
        .orderBy('number', 'desc')
        .execute(),

    listVersions: (id: string): Promise<VersionHead[]> =>
      versions(id)
        .select(['questionnaireId', 'number', 'hash', 'revision', 'frozenAt'])
        .orderBy('number', 'desc')
        .execute(),

    latestVersion: (id: string): Promise<QuestionnaireVersion | undefined> =>
      versions(id).select(VERSION).orderBy('number', 'desc').limit(1).executeTakeFirst(),

    findVersion: (id: string, number: number): Promise<QuestionnaireVersion | undefined> =>
      versions(id).select(VERSION).where('number', '=', number).executeTakeFirst(),

    addVersion: async (
      id: string,
      { number, content, hash }: Pick<QuestionnaireVersion, 'number' | 'content' | 'hash'>
    ): Promise<void> => {
      const said = { content: JSON.stringify(content), hash, frozenAt: null };
      await tx
        .insertInto('questionnaireVersion')
        .values({ bodyId, questionnaireId: id, number, ...said })
        .execute();
    },

    /** Changes a version that was never opened. */
    changeDraft: async (
      id: string,
      { number, content, hash }: Pick<QuestionnaireVersion, 'number' | 'content' | 'hash'>
    ): Promise<void> => {
      await tx
        .updateTable('questionnaireVersion')
        .set((row) => ({ content: JSON.stringify(content), hash, revision: row('revision', '+', 1) }))
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', id)
        .where('number', '=', number)
        .execute();
    },

    freeze: async (id: string, number: number, at: Date): Promise<void> => {
      await tx
        .updateTable('questionnaireVersion')
        .set({ frozenAt: at })
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', id)
        .where('number', '=', number)
        .execute();
    }
  };
}
