import type { RawEntry } from '#lib/domain/directory/register/register-entry.ts';

/** A sound record of the register; what the test does not mention is filled in. */
export function aRawEntry(given: Partial<RawEntry>): RawEntry {
  return {
    registerNumber: '6222809',
    type: { code: 'A0025', label: '' },
    form: { code: 'F1', label: 'ambulantná' },
    groups: [],
    provider: { name: 'Domov n. o.', isPerson: false, ico: '', kind: { code: '', label: '' } },
    place: { street: 'Hlavná', number: '1', postalCode: '01522', municipality: 'Rajec', district: '' },
    capacity: '20',
    registeredOn: '2012-03-01',
    erasedOn: '',
    providedFrom: '2012-04-01',
    providedTo: '',
    ...given
  };
}
