import { shownLetterCode } from '#lib/domain/surveys/answering/letter-code.ts';
import type { AnswerFault } from '#lib/domain/surveys/questionnaire/response.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { AskedVersion } from '#lib/server/use-cases/surveys/submit-response.ts';
import type { SheetStep } from './answer-sheet.ts';
import { pageAfter, pagesOf } from './sheet-pages.ts';
import { sealSheet } from './sheet-state.ts';
import { type ShownQuestion, shownSections } from './shown-sheet.ts';

const NO_FAULTS: ReadonlyMap<string, AnswerFault> = new Map();

/** One page of a sheet with everything that it says and carries on. */
export function shownPage(
  step: Extract<SheetStep, { step: 'page' | 'contact-too-long' | 'code-refused' }>,
  {
    asked,
    formKey,
    typedContact,
    needsCode,
    t
  }: { asked: AskedVersion; formKey: string; typedContact: string; needsCode: boolean; t: Translate }
) {
  const { state } = step;
  const faults = step.step === 'page' ? step.faults : NO_FAULTS;
  const sections = shownSections(asked.content, state, { faults, t });
  const isLast = pageAfter(asked.content, state, 1) === null;
  const pages = pagesOf(asked.content, state.whole).length;
  return {
    sections,
    notice: step.step === 'page' ? step.notice : null,
    errors: [
      ...sections.flatMap(({ questions }) => questions.flatMap(errorOf)),
      ...(step.step === 'contact-too-long' ? [{ field: 'kontakt', text: t('sheet.contact.tooLong') }] : []),
      ...(step.step === 'code-refused' ? [{ field: 'kod', text: t(`sheet.code.${step.refusal}`) }] : [])
    ],
    sealed: sealSheet(state, asked.id, formKey),
    position: { page: state.page + 1, pages },
    hasBefore: pageAfter(asked.content, state, -1) !== null,
    isLast,
    // Asked for again where the page came without it, or where somebody was faster with it.
    code:
      isLast && needsCode && (state.code === '' || step.step === 'code-refused')
        ? shownLetterCode(state.code)
        : null,
    contact: isLast && asked.content.asksContact ? typedContact : null
  };
}

function errorOf({ text, error, fields: [first] }: ShownQuestion): { field: string; text: string }[] {
  return error && first ? [{ field: first.name, text: `${text} ${error}` }] : [];
}
