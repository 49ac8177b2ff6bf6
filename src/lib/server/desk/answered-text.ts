import { tallyLines } from '#lib/domain/surveys/answering/tally.ts';
import type { PaperQuestion } from '#lib/domain/surveys/paper/paper-field.ts';
import type { Response } from '#lib/domain/surveys/questionnaire/response.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** An answer as numbers on paper and their words, to be compared with the sheet: `2 nie`, `lekár 1, úrad 3`. */
export function answeredText({ question, fields }: PaperQuestion, response: Response, t: Translate): string {
  const survey = { sections: [{ id: '', title: question.text, questions: [question] }] };
  const keys = tallyLines(survey, response).flatMap(({ answer }) => (answer === '' ? [] : [answer]));
  const said = keys.map((key) => {
    const [row = '', column] = key.split('|');
    const field = fields.find((one) => one.kind === 'boxes' && one.row === (column === undefined ? '' : row));
    if (field?.kind !== 'boxes') return key;
    const at = field.choices.findIndex(({ value }) => value === (column ?? row));
    const number = String(at + 1);
    if (column !== undefined) return `${field.text?.sk ?? ''} ${number}`.trim();
    const words =
      field.choices[at]?.text?.sk ?? (field.other && at === field.choices.length - 1 ? t('sheet.other') : '');
    return `${number} ${words}`.trim();
  });
  return said.length === 0 ? t('typing.nothing') : said.join(', ');
}
