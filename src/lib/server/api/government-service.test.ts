import { expect, test } from 'vitest';
import { aPublicFact, aPublishedService } from '#tests/directory-fixtures.ts';
import { governmentService, jsonForPage, type ServicePage } from './government-service.ts';

const PLACE = {
  ...{ unitName: 'Rajec', postalCode: '01501', districtName: 'Žilina', regionName: 'Žilinský kraj' },
  centre: { latitude: 49.08, longitude: 18.63 }
};
const PAGE = {
  ...{ url: 'https://opora.example.sk/rajec/sluzby/1', day: '2026-11-22', district: 'Žilina' },
  ...{
    kind: () => 'denný stacionár',
    districtName: (name: string) => `okres ${name}`,
    group: (code: string) => code
  }
} as const satisfies ServicePage;
const CONTACT = { office: '', phone: '041 123', email: 'a@b.sk', website: 'rajec.sk' };
const FACTS = [
  aPublicFact('contact', CONTACT),
  aPublicFact(
    'opening',
    { hours: [{ days: 'weekend', opens: '00:00', closes: '24:00' }], note: '' },
    { validTo: '2027-01-01' }
  ),
  aPublicFact('access', { entrance: 'unknown', note: '', languages: ['sk'] })
];

function aCountryService(mentions: Parameters<typeof aPublishedService>[0] = {}) {
  const known = { modifiedAt: new Date('2026-11-20'), isOfRegister: false, isInvented: false, place: PLACE };
  return { ...aPublishedService({ facts: FACTS, ...mentions }), ...known };
}

test('a page tells machines who helps whom, where, when and how to reach it', () => {
  expect(governmentService(aCountryService(), PAGE)).toMatchObject({
    '@type': 'GovernmentService',
    serviceType: 'denný stacionár',
    provider: { '@type': 'GovernmentOrganization', identifier: { propertyID: 'IČO', value: '00321401' } },
    areaServed: [{ '@type': 'AdministrativeArea', name: 'okres Žilina' }],
    audience: [{ '@type': 'Audience', audienceType: 'seniori' }],
    availableChannel: {
      servicePhone: { telephone: '041 123', email: 'a@b.sk' },
      serviceUrl: 'https://rajec.sk/',
      serviceLocation: { '@type': 'Place', address: { streetAddress: 'Hlavná 1', addressLocality: 'Rajec' } }
    },
    hoursAvailable: [
      {
        dayOfWeek: 'https://schema.org/Saturday',
        opens: '00:00',
        closes: '23:59',
        validThrough: '2026-12-31'
      },
      { dayOfWeek: 'https://schema.org/Sunday' }
    ]
  });
});

test('the place of a protected service is told to no machine', () => {
  const written = JSON.stringify(governmentService(aCountryService({ unitCode: null, address: null }), PAGE));
  expect(written).not.toMatch(/Place|streetAddress|Rajec/);
  expect(written).toContain('okres Žilina');
});

test('no name ends the block that it stands in', () => {
  expect(jsonForPage(governmentService(aCountryService({ name: '</script><script>' }), PAGE))).not.toContain(
    '<'
  );
});
