import {
  isAnsweredBy,
  type QuestionnaireState,
  takesCode
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublishedQuestionnaire } from '#lib/server/db/published-questionnaires.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { isDoubtfulSheet } from '#lib/server/rate-limits.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { refuseCode } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { type SheetStep, stepThrough } from './answer-sheet.ts';
import { isProven } from './proven-sheet.ts';
import type { shownPage } from './shown-page.ts';

/** A field that people do not see; whoever fills it in is a program, and a person looks at what it sent. */
const TRAP = 'web';

/**
 * The way in which a sheet comes, and among whose it is counted when too many come at once; null for an interviewer, who
 * was let in by the desk.
 */
export type Asking = { channel: 'web' | 'kiosk' | 'interviewer'; crowd: string | null };

/** A questionnaire as somebody found it at its address. */
export type FoundSheet = { bodyId: BodyId; asked: PublishedQuestionnaire; state: QuestionnaireState };

/** What became of a form, and what its page is drawn with. */
export type TakenStep = {
  step: SheetStep;
  told: Parameters<typeof shownPage>[1] & { asked: PublishedQuestionnaire };
};

/** Takes a form that a person sent: the next page, or the whole sheet, which is kept before this returns. */
export async function takeStep(
  locals: Pick<App.Locals, 'db' | 't' | 'today'>,
  { bodyId, asked, state }: FoundSheet,
  form: FormData,
  { channel, crowd }: Asking
): Promise<TakenStep> {
  const { formKey } = theInstallation();
  const contact = form.get('kontakt');
  const typedContact = typeof contact === 'string' ? contact : '';
  const step = await stepThrough(asked, form, {
    ...{ formKey, channel, isOpen: state === 'open' && isAnsweredBy(asked.mode, channel) },
    refuseCode: (code) => inTransaction(locals.db, bodyId, (stores) => refuseCode(stores, asked.id, code)),
    send: async ({ key, language, code }, given) => {
      const trapped = typeof form.get(TRAP) === 'string' && form.get(TRAP) !== '';
      // A code is used once, so however many come from one address they are of so many people.
      const isWorked = isProven(key, form.get('dokaz'));
      const frequent = crowd !== null && code === '' && (await isDoubtfulSheet(crowd, isWorked));
      return inTransaction(locals.db, bodyId, (stores) =>
        submitResponse(stores, asked, {
          ...{ given, key, language, code, channel, contact: typedContact },
          ...{ doubtful: frequent || trapped, sentOn: locals.today, openAt: new Date() }
        })
      );
    }
  });
  const needsCode = takesCode(asked.mode, channel);
  return { step, told: { asked, typedContact, formKey, needsCode, t: locals.t } };
}
