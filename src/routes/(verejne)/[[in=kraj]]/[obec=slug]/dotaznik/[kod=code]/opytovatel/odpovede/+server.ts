import { json } from '@sveltejs/kit';
import { bringSheet, readBroughtFile } from '#lib/server/public/questionnaire/brought-answers.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { blankSheets, interviewerAsked } from '../interviewer-asked.ts';
import type { RequestHandler } from './$types';

/** Takes sheets of an interviewer, each once, and gives a new blank for each that is kept. */
export const POST: RequestHandler = async (event) => {
  const { locals, request } = event;
  const { asked, body, formKey } = await interviewerAsked(event);
  const sheets = readBroughtFile(await request.text(), asked.code);
  if (!sheets) return json({ outcomes: [], blanks: [] }, { status: 422 });
  const outcomes: string[] = [];
  for (const sheet of sheets)
    outcomes.push(
      await inTransaction(locals.db, body.bodyId, async (stores) => {
        if (await stores.surveyResults.find(asked.id)) return 'refused';
        return bringSheet(stores, { questionnaire: asked, sheet, formKey, today: locals.today });
      })
    );
  const count = outcomes.filter((outcome) => outcome === 'kept').length;
  return json({ outcomes, blanks: blankSheets(asked, { language: 'sk', count, formKey }) });
};
