import { isCompetent, type ServiceType } from '#lib/domain/law/service-type.ts';
import { isVerified } from '#lib/domain/law/verification.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';

/** A kind of service as a resident is told of it. */
export type CompetenceLine = {
  code: string;
  name: string;
  section: string;
  /** Nobody has checked who is competent: shown as such. */
  unverified: boolean;
};

export type Competences = { municipality: CompetenceLine[]; region: CompetenceLine[] };

/** Who secures which kind of service on a day; a kind of both stands in both lists. In the order of the act. */
export async function readCompetences(db: PublicDb, day: CalendarDay, locale: Locale): Promise<Competences> {
  const types = await lawStore(db).serviceTypesOn(day);
  const linesOf = (competence: 'municipality' | 'region') =>
    types.filter((type) => isCompetent(type, competence)).map((type) => lineOf(type, locale));
  return { municipality: linesOf('municipality'), region: linesOf('region') };
}

function lineOf(type: ServiceType, locale: Locale): CompetenceLine {
  const { code, section } = type;
  const name = locale === 'sk' ? type.nameSk : type.nameEn;
  return { code, section, name, unverified: !isVerified(type, 'responsible') };
}
