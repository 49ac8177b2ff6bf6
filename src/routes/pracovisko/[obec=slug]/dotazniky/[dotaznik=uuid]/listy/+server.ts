import { randomBytes } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { MOST_LETTERS_AT_ONCE } from '#lib/domain/surveys/answering/letter-code.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { codeLetters, letterLanguages } from '#lib/server/surveys/code-letters.ts';
import { drawCodes, keepCodes } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { openDesk } from '../../../../desk.ts';
import { questionnaireAt } from '../../open-questionnaire-page.ts';
import type { RequestHandler } from './$types';

/**
 * Letters with new one-time codes, as a PDF. They are printed first and their hashes kept then: letters that could not
 * be printed open nothing, and a download that breaks costs codes that nobody has.
 */
export const POST: RequestHandler = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { params, locals, request } = event;
  const { questionnaire, latest } = await questionnaireAt(desk, params.dotaznik, locals.t);
  const { id, code, closesAt, smallBody } = questionnaire;
  const back = (reason: string): never => {
    const page = `/pracovisko/${desk.body.slug}/dotazniky/${id}?listy=${reason}#listy`;
    redirect(303, inLanguage(page, locals.locale));
  };
  const form = await request.formData();
  const count = readTypedWhole(String(form.get('pocet') ?? ''));
  const language = letterLanguages(latest.content).find((one) => one === form.get('jazyk')) ?? 'sk';
  const page = inLanguage(`${publicHome(desk.body)}/dotaznik/${code}`, language === 'en' ? 'en' : 'sk');
  if (count === null || count < 1 || count > MOST_LETTERS_AT_ONCE) return back('out-of-range');
  if (closesAt === null) return back('not-open');
  const { printer, origin } = theInstallation();
  const codes = drawCodes(count, randomBytes);
  const letters = await codeLetters(
    {
      ...{ body: desk.body.name, content: latest.content, closesAt, smallBody },
      ...{ address: `${origin}${page}`, language }
    },
    codes
  );
  const file = await printer.printLetters(letters);
  const outcome = await desk.inBody((stores) =>
    keepCodes(stores, desk.actor, { id, codes, now: new Date() })
  );
  switch (outcome) {
    case 'kept':
      return pdf(file, `listy-${code}.pdf`);
    case 'gone':
      return error(404, locals.t('error.404.title'));
    case 'not-allowed':
      return error(403, locals.t('error.403.title'));
    default:
      return back(outcome);
  }
};

function pdf(file: Uint8Array, name: string): Response {
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store'
    }
  });
}
