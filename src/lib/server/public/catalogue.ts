import type { Competence, ServiceType, ServiceTypeField } from '#lib/domain/law/service-type.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';

/** A kind of service as the catalogue shows it, with what nobody has verified. */
export type CatalogueType = {
  code: string;
  name: string;
  section: string;
  forms: string[];
  unit: string;
  responsible: readonly Competence[];
  unverified: readonly ServiceTypeField[];
  rule: string | null;
  note: string | null;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  sources: string[];
};

export type CatalogueGroup = { code: string; name: string; provision: string; types: CatalogueType[] };

/** The catalogue of the law on a day: kinds of services under the headings of § 12, in the order of the act. */
export async function readCatalogue(
  db: PublicDb,
  day: CalendarDay,
  locale: Locale
): Promise<CatalogueGroup[]> {
  const law = lawStore(db);
  const groups = await law.serviceGroups();
  const types = await law.serviceTypesOn(day);
  const forms = await law.serviceForms();
  const units = await law.capacityUnits();
  const sources = await law.sourcesOf([...new Set(types.flatMap((type) => type.sources))]);
  const named = (rows: readonly { code: string; nameSk: string; nameEn: string }[]) => {
    const names = new Map(rows.map((row) => [row.code, locale === 'sk' ? row.nameSk : row.nameEn]));
    return (code: string) => names.get(code) ?? code;
  };
  const [formName, unitName] = [named(forms), named(units)];
  const titles = new Map(sources.map(({ code, title }) => [code, title]));
  const shown = (type: ServiceType): CatalogueType => ({
    code: type.code,
    name: locale === 'sk' ? type.nameSk : type.nameEn,
    section: type.section,
    forms: type.forms.map(formName),
    unit: unitName(type.capacityUnit),
    responsible: type.responsible,
    unverified: type.unverified,
    rule: locale === 'sk' ? type.ruleSk : type.ruleEn,
    note: locale === 'sk' ? type.noteSk : type.noteEn,
    validFrom: type.validFrom,
    validTo: type.validTo,
    sources: type.sources.flatMap((code) => titles.get(code) ?? [])
  });
  return groups.map((group) => ({
    code: group.code,
    name: locale === 'sk' ? group.nameSk : group.nameEn,
    provision: group.provision,
    types: types.filter((type) => type.group === group.code).map(shown)
  }));
}
