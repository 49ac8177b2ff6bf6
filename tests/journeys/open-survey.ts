import { findBody } from '#lib/server/db/planning-bodies.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { changeQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { closeQuestionnaire, openQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import type { RunningProgram } from '../running-program.ts';
import { anOpenQuestionnaire, someContent } from '../survey-fixtures.ts';

type Given = NonNullable<Parameters<typeof anOpenQuestionnaire>[2]>;

/** An open questionnaire of a municipality of the running program, what it keeps of the answers, and what becomes of it. */
export async function openSurvey(program: RunningProgram, slug: string, given: Given = {}) {
  const { db } = program.installation.database;
  const body = await findBody(db, slug);
  if (!body) throw new Error('There is no such municipality.');
  const opened = await anOpenQuestionnaire(db, body.bodyId, given);
  const { asked, coordinator } = opened;
  const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body.bodyId, work);
  const path = `/${body.slug}/dotaznik/${opened.code}`;
  return {
    ...opened,
    ...{ body, inBody, path, address: program.address + path },
    sheets: () => inBody(({ responses }) => responses.listSheets(asked.id)),

    /** Asks something else from now on: the second version. */
    openNext: async (content = someContent({ title: { sk: 'Nový názov' } })): Promise<void> => {
      const now = new Date();
      await inBody(async (stores) => {
        const seen = { number: 1, revision: 1 };
        await changeQuestionnaire(stores, coordinator, { id: asked.id, seen, content });
        const opening = { opensAt: now, closesAt: asked.closesAt, smallBody: false, now };
        return openQuestionnaire(stores, coordinator, { id: asked.id, ...opening });
      });
    },

    close: async (): Promise<void> => {
      const closed = await inBody((stores) =>
        closeQuestionnaire(stores, coordinator, { id: asked.id, now: new Date() })
      );
      if (closed.outcome === 'closed')
        await announcePublished(program.installation, body.bodyId, closed.revision);
    }
  };
}
