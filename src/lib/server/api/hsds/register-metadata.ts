import { type HsdsObject, idOf } from './object.ts';
import type { HsdsSaying } from './saying.ts';

/** Licence of the national register of providers, from which rows without a body come. */
export const REGISTER_LICENCE = 'https://creativecommons.org/licenses/by-sa/4.0/';

/** Says of a row that it was taken from the national register, whose it is and under which licence. */
export function registerMetadata(
  id: string,
  type: 'service' | 'organization',
  at: Date,
  { t }: Pick<HsdsSaying, 't'>
): HsdsObject[] {
  return [
    {
      ...{ id: idOf(id, 'register'), resource_id: id, resource_type: type },
      ...{ last_action_date: at.toISOString().slice(0, 10), last_action_type: 'import' },
      ...{ field_name: 'source', previous_value: '' },
      replacement_value: t('hsds.register.attribution', { licence: REGISTER_LICENCE }),
      updated_by: t('hsds.register.keeper')
    }
  ];
}
