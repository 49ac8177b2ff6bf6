import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { WORDING_LANGUAGES } from '#lib/domain/surveys/questionnaire/question.ts';
import { CHANNELS, type Channel, type SheetLanguage } from '#lib/server/use-cases/surveys/survey-work.ts';
import type { RawAnswers } from './raw-answers.ts';

/** A sheet on its way from page to page; it travels with the person and is kept nowhere until it is sent. */
export type SheetState = {
  /** Made when the sheet was begun: sent twice, it is one sheet. */
  key: string;
  version: number;
  language: SheetLanguage;
  /** All sections on one page. */
  whole: boolean;
  /** The one-time code of a letter; empty where none is asked for or none was right. */
  code: string;
  /** The way in which the sheet was begun. */
  channel: Channel;
  /** From 0. */
  page: number;
  answers: RawAnswers;
};

export function newSheet(given: Omit<SheetState, 'key' | 'page' | 'answers'>): SheetState {
  return { ...given, key: randomBytes(16).toString('base64url'), page: 0, answers: {} };
}

/** The sheet as a hidden field, with a mark that only this installation can make for this questionnaire. */
export function sealSheet(state: SheetState, questionnaireId: string, formKey: string): string {
  const said = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${said}.${markOf(said, questionnaireId, formKey)}`;
}

/** What a hidden field says; `sound` is false where somebody altered it, and then nothing of it is believed. */
export function openSheet(
  sealed: string,
  questionnaireId: string,
  formKey: string
): { state: SheetState; sound: boolean } | null {
  const [said = '', mark = ''] = sealed.split('.', 2);
  const state = parsed(said);
  if (!state) return null;
  const expected = Buffer.from(markOf(said, questionnaireId, formKey));
  const given = Buffer.from(mark);
  return { state, sound: given.length === expected.length && timingSafeEqual(given, expected) };
}

function markOf(said: string, questionnaireId: string, formKey: string): string {
  return createHmac('sha256', formKey).update(`sheet ${questionnaireId} ${said}`).digest('base64url');
}

function parsed(said: string): SheetState | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(said, 'base64url').toString());
    return isState(value) ? value : null;
  } catch {
    return null;
  }
}

/** Enough to go on with an altered one without a surprise: its answers are judged like any others. */
function isState(value: unknown): value is SheetState {
  if (typeof value !== 'object' || value === null) return false;
  const { key, version, language, whole, code, channel, page, answers } = value as Record<string, unknown>;
  return (
    typeof key === 'string' &&
    Number.isInteger(version) &&
    ['sk', ...WORDING_LANGUAGES].includes(String(language)) &&
    typeof whole === 'boolean' &&
    typeof code === 'string' &&
    CHANNELS.some((one) => one === channel) &&
    Number.isInteger(page) &&
    typeof answers === 'object' &&
    answers !== null &&
    Object.values(answers).every(isRaw)
  );
}

function isRaw(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null) return false;
  const { code, codes, other, cells } = value as Record<string, unknown>;
  if (cells !== undefined) return isTexts(cells);
  if (typeof other !== 'string') return false;
  return typeof code === 'string' || (Array.isArray(codes) && codes.every((one) => typeof one === 'string'));
}

function isTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
