import { error } from '@sveltejs/kit';
import { sheetNumbers } from '#lib/domain/surveys/paper/sheet-numbers.ts';
import { languagesOf } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { sheetWords } from '#lib/server/surveys/sheet-words.ts';
import { openDesk } from '../../../../../desk.ts';
import { openVersionAt } from '../../open-version.ts';
import type { RequestHandler } from './$types';

/** Sheets of the open version to be printed. */
export const GET: RequestHandler = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const { questionnaire, version } = await openVersionAt(desk, event.params.dotaznik, t);
  if (!version) error(404, t('error.404.title'));
  const wanted = event.url.searchParams;
  const { content } = version;
  const languages = ['sk', ...languagesOf(content)] as const;
  const language = languages.find((one) => one === wanted.get('jazyk')) ?? 'sk';
  const sheets = sheetNumbers({ from: Number(wanted.get('od')), count: Number(wanted.get('pocet')) });
  const file = await theInstallation().printer.printSheets({
    ...{ questionnaire: questionnaire.code, version: version.number, content, language, sheets },
    ...{ booklet: wanted.get('podoba') === 'zosit', body: desk.body.name, words: sheetWords(language) }
  });
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="dotaznik-${questionnaire.code}.pdf"`,
      'content-security-policy': 'sandbox'
    }
  });
};
