import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link of the desk lets somebody without an account do: stand a kiosk up, or ask people as an interviewer. */
export type AskingLink = 'kiosk' | 'interviewer';

/** The key of a link; it holds as long as its questionnaire is open. */
export function askingKey(link: AskingLink, questionnaireId: string, formKey: string): string {
  return createHmac('sha256', formKey).update(`${link} ${questionnaireId}`).digest('base64url').slice(0, 27);
}

/** Whether a key is the one of this link. */
export function isAskingKey(
  given: string | null,
  link: AskingLink,
  questionnaireId: string,
  formKey: string
): boolean {
  const expected = Buffer.from(askingKey(link, questionnaireId, formKey));
  const came = Buffer.from(given ?? '');
  return came.length === expected.length && timingSafeEqual(came, expected);
}
