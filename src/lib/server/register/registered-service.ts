import { createHash } from 'node:crypto';
import { codeOf } from '#lib/domain/directory/register/judge-entry.ts';
import type { RawEntry, RegisterEntry } from '#lib/domain/directory/register/register-entry.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { RegisteredService } from '../use-cases/directory/register/register-work.ts';
import type { RegisterGround } from './register-ground.ts';
import { registeredIdOf, registeredProviderIdOf } from './register-id.ts';

/** A judged record with what it means in this installation. */
export function registeredService(
  entry: RegisterEntry,
  raw: RawEntry,
  ground: RegisterGround
): RegisteredService {
  const { registerNumber, provider, place, groupCodes } = entry;
  const serviceTypeCode = ground.meaningOf('type', raw.type, entry.typeCode);
  const kind = ground.kind(serviceTypeCode);
  const form =
    entry.formCode === null
      ? ground.onlyFormOf(serviceTypeCode)
      : ground.meaningOf('form', raw.form, entry.formCode);
  const groups = groupCodes.flatMap((code) => {
    const said = raw.groups.find((group) => codeOf(group) === code) ?? { code, label: '' };
    return ground.meaningOf('group', said, code) ?? [];
  });
  const found = ground.placeOf(registerNumber, place);
  return {
    ...entry,
    // The address of a place that nobody may find is not even kept.
    place: kind.protectedPlace ? { ...place, address: '' } : place,
    id: registeredIdOf(registerNumber),
    contentHash: createHash('sha256').update(canonicalJson(entry)).digest('hex'),
    providerId: registeredProviderIdOf(provider, registerNumber),
    ...kind,
    formCodes: form === null ? [] : [form],
    targetGroupCodes: [...new Set(groups)].toSorted(),
    unitCode: found?.unitCode ?? null,
    districtCode: found?.districtCode ?? null
  };
}
