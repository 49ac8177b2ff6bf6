import { defineParams } from '@sveltejs/kit/params';
import { CONTENT_LANGUAGES, variantOfWord } from '#lib/domain/plans/content-language.ts';
import { RESERVED_SLUGS } from '#lib/domain/tenancy/slug.ts';

const only = (shape: RegExp) => (param: string) => (shape.test(param) ? param : undefined);

/** What may stand in a changing part of an address. */
export const params = defineParams({
  /** A planning body: `banov`, `lipovec-martin`. Words that mean something else are none. */
  slug: (param) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(param) && !RESERVED_SLUGS.has(param) ? param : undefined),
  uuid: only(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  /** The word before the slug of a region; nothing stands before any other body's. */
  kraj: only(/^kraj$/),
  /** A public code that people copy from paper: six letters and digits, no 0 O 1 l. */
  code: only(/^[2-9A-NP-Za-km-z]{6}$/),
  /** Two years of a plan: `2026-2030`. */
  period: only(/^\d{4}-\d{4}$/),
  /** A year of which providers report: `2025`. */
  year: only(/^20\d{2}$/),
  /** Number of a version: `v3`. */
  version: only(/^v[1-9]\d{0,4}$/),
  /** A further language of a plan's own texts; English stands at the same path under /en/. */
  language: (param) => CONTENT_LANGUAGES.find(({ code }) => code === param && code !== 'en')?.code,
  /** A further language, or easy reading, in which the desk writes the texts of a plan. */
  variant: (param) => variantOfWord(param),
  /** A key from a mail. */
  token: only(/^[A-Za-z0-9_-]{16,128}$/)
});
