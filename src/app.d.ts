import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { Db, PublicDb } from '#lib/server/db/db.ts';
import type { KnownSheet } from '#lib/server/public/questionnaire/drawn-sheets.ts';
import type { TakenStep } from '#lib/server/public/questionnaire/sheet-form.ts';
import type { Reason } from '#lib/server/refusals.ts';
import type { SignedIn } from '#lib/server/signed-in.ts';
import type { Splice } from '#lib/server/spliced-page.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      requestId?: string;
      /** Why a request was refused, where its status alone does not say it. */
      reason?: Reason;
    }
    interface Locals {
      /** Shown on error pages and in the log, so that one can be found by the other. */
      requestId: string;
      locale: Locale;
      t: Translate;
      /** Today in Slovakia; now is always given, never asked of the clock by a rule. */
      today: CalendarDay;
      /** Who is signed in; null for everybody else. */
      account: SignedIn | null;
      db: Db;
      publicDb: PublicDb;
      /** Says that a public page read this body (or reference set) at this revision: the page cache is keyed by it. */
      reads(source: string, revision: number): void;
      /** A large ready part that the page marks the place of. */
      splice?: Splice;
      /** The questionnaire that a page found at its address. */
      foundSheet?: Omit<KnownSheet, 'sources'>;
      /** What became of a form of a questionnaire, where it was taken before its page is drawn. */
      takenStep?: TakenStep;
    }
  }
}

declare module 'svelte/elements' {
  interface HTMLScriptAttributes {
    /** The page is painted once the script has run. */
    blocking?: 'render' | undefined;
  }
}
