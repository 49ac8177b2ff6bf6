import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from './catalogue-names.ts';
import { fullTimeText } from './fact-lines.ts';

type Told = Pick<CapacityRecord, 'formCode' | 'targetGroupCode' | 'unitCode' | 'value' | 'staff'>;

/** *miesta: 24 (pobytová, seniori), 7,5 úväzku* */
export function capacityText(
  { formCode, targetGroupCode, unitCode, value, staff }: Told,
  {
    t,
    locale,
    names
  }: { t: Translate; locale: Locale; names: Pick<CatalogueNames, 'form' | 'group' | 'unit'> }
): string {
  const said = t('services.public.capacityLine', {
    ...{ unit: names.unit(unitCode), value: formats(locale).number(value, 2) },
    of: [names.form(formCode), names.group(targetGroupCode)].filter((word) => word !== '').join(', ')
  });
  return staff === null ? said : `${said}, ${fullTimeText(staff, { t, locale })}`;
}
