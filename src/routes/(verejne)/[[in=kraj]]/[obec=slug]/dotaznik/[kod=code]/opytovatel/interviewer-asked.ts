import { error, type RequestEvent } from '@sveltejs/kit';
import { theInstallation } from '#lib/server/installation.ts';
import { newSheet, sealSheet } from '#lib/server/public/questionnaire/sheet-state.ts';
import { isAskingKey } from '#lib/server/surveys/asking-link.ts';
import type { SheetLanguage } from '#lib/server/use-cases/surveys/survey-work.ts';
import { openOwner } from '../../../open-owner.ts';
import { openAsked } from '../open-asked.ts';

/** As many as an interviewer asks in a day without a network. */
export const MOST_BLANKS = 100;

type AskingEvent = Pick<RequestEvent, 'locals' | 'url'> & {
  params: { in?: string | undefined; obec: string; kod: string };
};

/** The questionnaire of an interviewer's link; 404 without its key, by which the desk lets somebody ask. */
export async function interviewerAsked(event: AskingEvent) {
  const { locals, params, url } = event;
  const body = await openOwner(event);
  const opened = await openAsked(locals, body.bodyId, params.kod, new Date());
  const { formKey } = theInstallation();
  if (!isAskingKey(url.searchParams.get('kluc'), 'interviewer', opened.asked.id, formKey))
    error(404, locals.t('error.404.title'));
  return { ...opened, body, formKey };
}

/** Sealed sheets on which nobody has answered yet, each good for one person. */
export function blankSheets(
  { id, version }: { id: string; version: number },
  { language, count, formKey }: { language: SheetLanguage; count: number; formKey: string }
): string[] {
  const blank = () => newSheet({ version, language, whole: true, code: '', channel: 'interviewer' });
  return Array.from({ length: count }, () => sealSheet(blank(), id, formKey));
}
