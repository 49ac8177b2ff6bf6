import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import { addDays, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { taxonomyId, termId } from '#lib/server/api/hsds/taxonomies.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aPublicFact, aPublishedService, showServices } from '#tests/directory-fixtures.ts';
import { aBody } from '#tests/fixtures.ts';
import { HAS_HSDS_SCHEMAS, misfits, pageMisfits } from '#tests/hsds-schema.ts';
import { openHsds } from './hsds-door.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an answer may hold is judged by the schemas of the standard
type Json = Record<string, any>;

const yesterday = addDays(dayInSlovakia(new Date()), -1);

/** Everything that the public may know of a service. */
const FACTS = [
  aPublicFact('status', { status: 'active', note: 'V auguste zatvorené.' }),
  aPublicFact('contact', {
    office: 'Kancelária služieb',
    phone: '041 123 45 67',
    email: 'sluzby@rajec.sk',
    website: 'rajec.sk/dom'
  }),
  aPublicFact('opening', {
    hours: [{ days: 'workdays', opens: '07:30', closes: '16:00' }],
    note: 'Okrem sviatkov.'
  }),
  aPublicFact('fees', { rows: [{ what: 'obed', cents: 350, per: 'deň' }], note: '' }),
  aPublicFact('admission', { steps: ['Zavolajte.', 'Príďte.'], papers: ['žiadosť', 'občiansky preukaz'] }),
  aPublicFact('access', { entrance: 'step-free', note: 'výťah', languages: ['sk', 'hu'] }),
  aPublicFact('catchment', { areas: [{ level: 'unit', code: '517917', name: 'Rajec' }], note: '' }),
  aPublicFact('occupancy', { recipients: { persons: 20 }, isFull: true }, { confirmedOn: yesterday }),
  aPublicFact('waiting', { people: { fewerThan: 5 }, oldestYear: null }),
  aPublicFact(
    'money',
    { rows: [{ sourceCode: 'rozpocet-obce', cents: 1_250_000 }] },
    { validFrom: '2025-01-01', validTo: '2026-01-01' }
  )
];

const CAPACITY = {
  ...{ formCode: 'ambulantna', targetGroupCode: 'seniori', unitCode: 'miesta', value: 20, staff: 3 },
  ...{ validFrom: '2020-01-01', validTo: null, confirmedOn: '2026-10-01', source: 'poskytovateľ' }
} as const satisfies PublishedService['capacities'][number];

describe.each(ENGINES)('the directory as data on %s', async (engine) => {
  const database = await testDatabase(engine);
  const door = openHsds({ database, log: pino({ level: 'silent' }) });
  const server = createServer((request, response) => {
    const asker = {
      origin: 'https://opora.example.sk',
      id: 'request-1',
      head: { 'x-frame-options': 'DENY' }
    };
    if (!door(request, response, asker)) response.writeHead(418).end();
  });
  let at = '';
  const ask = (path: string, given: RequestInit = {}) => fetch(`${at}/api/hsds${path}`, given);
  const read = async (path: string): Promise<Json> => {
    const answer = await ask(path);
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as Json;
  };
  const idsIn = ({ contents }: Json) => contents.map(({ id }: Json) => id).toSorted();

  const provider = {
    id: randomUUID(),
    name: 'Charita Žilina',
    kind: 'non-public',
    ico: '36140456',
    website: 'www.charita.sk'
  } as const;
  const whole = aPublishedService({
    ...{ name: 'Denný stacionár Lipa', serviceTypeCode: 'denny-stacionar', formCodes: ['ambulantna'] },
    ...{
      provider,
      facts: FACTS,
      capacities: [CAPACITY],
      address: 'Tichá 4, 015 01 Rajec',
      registerNumber: '0012345'
    }
  });
  const shelter = aPublishedService({
    ...{ name: 'Zariadenie núdzového bývania', serviceTypeCode: 'zariadenie-nudzoveho-byvania', provider },
    ...{
      unitCode: null,
      districtCode: 'SK031B',
      address: null,
      formCodes: ['pobytova-rocna'],
      targetGroupCodes: []
    }
  });
  const registered = aPublishedService({
    name: 'Útulok Nádej',
    unitCode: '512389',
    serviceTypeCode: 'utulok'
  });
  const others = Array.from({ length: 7 }, (_, at) =>
    aPublishedService({ name: `Jedáleň ${at}`, serviceTypeCode: 'jedalen', unitCode: '512389' })
  );
  const everything = [whole, shelter, registered, ...others];

  beforeAll(async () => {
    const district = await database.db
      .selectFrom('territoryUnit')
      .select('districtCode')
      .where('code', '=', '517917')
      .executeTakeFirstOrThrow();
    const body = await aBody(database.db);
    await showServices(database, body, [
      { ...whole, districtCode: district.districtCode },
      { ...shelter, districtCode: district.districtCode },
      ...others
    ]);
    await showServices(database, null, [registered]);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const LISTS: [list: string, listed: string, single: string][] = [
    ['services', 'service_list.json', 'service.json'],
    ['organizations', 'organization_list.json', 'organization.json'],
    ['service_at_locations', 'service_at_location_list.json', 'service_at_location.json'],
    ['taxonomies', 'objects/taxonomy.json', 'objects/taxonomy.json'],
    ['taxonomy_terms', 'objects/taxonomy_term.json', 'objects/taxonomy_term.json']
  ];

  test.skipIf(!HAS_HSDS_SCHEMAS).each(LISTS)(
    '%s fit the schemas of the standard strictly (skipped where ../shared is absent)',
    async (list, listed, single) => {
      const { contents, ...page } = await read(`/${list}?per_page=100`);
      expect(contents.length).toBeGreaterThan(2);
      expect(pageMisfits(page)).toEqual([]);
      for (const one of contents) {
        expect(misfits(listed, one)).toEqual([]);
        expect(misfits(single, await read(`/${list}/${one.id}`))).toEqual([]);
      }
    }
  );

  test.skipIf(!HAS_HSDS_SCHEMAS)(
    'whole records in lists and lines fit too (skipped where ../shared is absent)',
    async () => {
      const fits = (path: string, schema: string) =>
        read(path).then(({ contents }) => {
          for (const one of contents) expect(misfits(schema, one), path).toEqual([]);
        });
      await fits('/services?full=true', 'service.json');
      await fits('/services?minimal=true', 'service_list.json');
      await fits('/service_at_locations?full=true', 'service_at_location.json');
      await fits('/organizations?full=true', 'organization.json');
      await fits('/organizations?full_service=true', 'organization.json');
      const lines = (await (await ask('/services?format=ndjson&full=true')).text()).trim().split('\n');
      for (const line of lines) expect(misfits('service.json', JSON.parse(line))).toEqual([]);
      expect(lines).toHaveLength(everything.length);
    }
  );

  test('a service says what the public may know of it', async () => {
    const service = await read(`/services/${whole.id}`);
    expect(service).toMatchObject({
      ...{ name: 'Denný stacionár Lipa', alternate_name: 'denný stacionár', status: 'active' },
      ...{
        url: 'https://rajec.sk/dom',
        email: 'sluzby@rajec.sk',
        application_process: 'Zavolajte.\nPríďte.'
      },
      ...{ alert: 'V auguste zatvorené.', assured_date: yesterday },
      phones: [{ number: '041 123 45 67' }],
      schedules: [{ freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', notes: 'Okrem sviatkov.' }],
      cost_options: [{ option: 'obed', amount: 3.5, currency: 'EUR', amount_description: 'deň' }],
      service_areas: [{ name: 'Rajec' }],
      languages: [{ code: 'sk' }, { code: 'hu', name: 'maďarčina' }],
      required_documents: [{ document: 'žiadosť' }, { document: 'občiansky preukaz' }],
      capacities: [{ available: 0, maximum: 20, unit: { identifier: 'miesta' } }],
      organization: { organization_identifiers: [{ identifier_type: 'IČO', identifier: '36140456' }] }
    });
    const [{ location }] = service.service_at_locations;
    expect(location).toMatchObject({
      accessibility: [{ details: 'výťah' }],
      addresses: [{ address_1: 'Tichá 4, 015 01 Rajec', city: 'Rajec', postal_code: '01501', country: 'SK' }]
    });
    expect(location.latitude).toBeCloseTo(49.09, 1);
    const sorted = service.attributes.flatMap(({ taxonomy_term: term }: Json) => term?.code ?? []);
    expect(sorted).toEqual(['denny-stacionar', 'ambulantna', 'seniori']);
    expect(service.metadata).toBeUndefined();
  });

  test('of a protected place nothing is told but its district, in any answer', async () => {
    const {
      service_at_locations: [{ location }]
    } = await read(`/services/${shelter.id}`);
    expect(Object.keys(location).toSorted()).toEqual([
      'description',
      'external_identifier',
      'external_identifier_type',
      'id',
      'location_type',
      'name',
      'organization_id'
    ]);
    expect(location.name).toMatch(/^okres /);
  });

  test('a row of the register names its source and licence', async () => {
    const { metadata, organization } = await read(`/services/${registered.id}`);
    expect(metadata[0].replacement_value).toContain('CC BY-SA 4.0');
    expect(organization.metadata[0].replacement_value).toContain('CC BY-SA 4.0');
    expect((await ask('/services')).headers.get('link')).toBe(
      '<https://creativecommons.org/licenses/by-sa/4.0/>; rel="license"'
    );
  });

  test.each([
    [1, { page_number: 1, size: 4, first_page: true, last_page: false, empty: false }],
    [2, { page_number: 2, size: 4, first_page: false, last_page: false, empty: false }],
    [3, { page_number: 3, size: 2, first_page: false, last_page: true, empty: false }]
  ])('page %s of ten services, four on a page, adds up', async (page, expected) => {
    const { contents, ...about } = await read(`/services?per_page=4&page=${page}`);
    expect(about).toEqual({ ...expected, total_items: 10, total_pages: 3 });
    expect(contents).toHaveLength(expected.size);
  });

  test('pages together hold every service once, and an empty list is one empty page', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => read(`/services?per_page=4&page=${page}`)));
    expect(pages.flatMap(idsIn).toSorted()).toEqual(everything.map(({ id }) => id).toSorted());
    const { contents, ...empty } = await read(`/services?taxonomy_term_id=${termId('kind', 'nocľaháreň')}`);
    expect(contents).toEqual([]);
    expect(empty).toEqual({
      total_items: 0,
      total_pages: 0,
      page_number: 1,
      size: 0,
      first_page: true,
      last_page: true,
      empty: true
    });
  });

  test('parameters narrow together', async () => {
    const kind = termId('kind', 'jedalen');
    expect((await read(`/services?taxonomy_term_id=${kind}`)).total_items).toBe(7);
    expect((await read(`/services?taxonomy_term_id=${kind}&search=jedalni+3`)).total_items).toBe(1);
    expect(
      (await read(`/services?taxonomy_term_id=${kind}&taxonomy_term_id=${termId('kind', 'utulok')}`))
        .total_items
    ).toBe(0);
    expect(idsIn(await read(`/services?organization_id=${provider.id}`))).toEqual(
      [whole.id, shelter.id].toSorted()
    );
    expect(
      (await read(`/services?organization_id=${provider.id}&taxonomy_id=${taxonomyId('group')}`)).total_items
    ).toBe(1);
    expect((await read(`/services?taxonomy_id=${randomUUID()}`)).total_items).toBe(0);
    expect((await read('/services?modified_after=2100-01-01')).total_items).toBe(0);
    expect((await read('/services?modified_after=2000-01-01T08:00:00%2B01:00')).total_items).toBe(10);
    expect(idsIn(await read(`/organizations?search=charita`))).toEqual([provider.id]);
    expect(idsIn(await read(`/organizations?taxonomy_term_id=${termId('kind', 'denny-stacionar')}`))).toEqual(
      [provider.id]
    );
  });

  test('what was changed later is found by the moment of its change', async () => {
    const { last_modified: before } = await read(`/services/${registered.id}`);
    const later = new Date(new Date(before).getTime() + 1).toISOString();
    await showServices(database, null, [registered]);
    expect(idsIn(await read(`/services?modified_after=${later}`))).toContain(registered.id);
  });

  test.each([
    ['dennom stacionari', 'Denný stacionár Lipa'],
    ['STACIONÁR rajec', 'Denný stacionár Lipa'],
    ['v útulku', 'Útulok Nádej']
  ])('%s finds %s', async (question, name) => {
    const { contents } = await read(`/services?search=${encodeURIComponent(question)}`);
    expect(contents.map((service: Json) => service.name)).toContain(name);
  });

  test('near is measured from a postal code or a place; protected ones count by their district', async () => {
    const near = await read('/service_at_locations?postcode=01501&proximity=6000');
    expect(idsIn(near)).toEqual([whole.id, shelter.id].toSorted());
    const sameAgain = await read('/services?postcode=015%2001');
    expect(idsIn(sameAgain)).toEqual([whole.id, shelter.id].toSorted());
    expect((await read('/services?latitude=48.15&longitude=17.11&proximity=5000')).total_items).toBe(0);
    expect((await read('/services?latitude=49&longitude=19&proximity=600000')).total_items).toBe(10);
  });

  test('minimal gives everything on one page, with the moment of the last change', async () => {
    const { contents, total_pages: pages, size } = await read('/services?minimal=true');
    expect([pages, size]).toEqual([1, 10]);
    expect(Object.keys(contents[0]).toSorted()).toEqual(['id', 'last_modified', 'name', 'status']);
  });

  test('lines say the same as the list', async () => {
    const answer = await ask('/organizations?format=ndjson');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual((await read('/organizations?per_page=500')).contents);
  });

  test('terms of forms know their parents, and top_only leaves these', async () => {
    const { contents } = await read(`/taxonomy_terms?taxonomy_id=${taxonomyId('form')}&per_page=500`);
    const children = contents.filter((term: Json) => term.parent_id);
    expect(children.length).toBeGreaterThan(0);
    const under = await read(`/taxonomy_terms?parent_id=${children[0].parent_id}`);
    expect(idsIn(under)).toContain(children[0].id);
    const top = await read(`/taxonomy_terms?taxonomy_id=${taxonomyId('form')}&top_only=true&per_page=500`);
    expect(top.total_items).toBe(contents.length - children.length);
  });

  test.each([
    ['/services?strana=2', 400, 'strana'],
    ['/services?page=0', 400, 'page'],
    ['/services?page=1&page=2', 400, 'page'],
    ['/services?per_page=501', 400, 'per_page'],
    ['/services?format=xml', 400, 'format'],
    ['/services?full=ano', 400, 'full'],
    ['/services?minimal=true&full=true', 400, 'minimal'],
    ['/services?organization_id=1', 400, 'organization_id'],
    ['/services?modified_after=2026-02-30', 400, 'modified_after'],
    ['/services?proximity=100', 400, 'proximity'],
    ['/services?latitude=48', 400, 'longitude'],
    ['/service_at_locations?postcode=1234', 400, 'postcode'],
    ['/service_at_locations?postcode=00000', 400, 'postcode'],
    ['/services/1?full=true', 400, 'full'],
    ['/services?page=4&per_page=4', 404, undefined],
    ['/services/00000000-0000-4000-8000-000000000000', 404, undefined],
    ['/services/lipa', 404, undefined],
    ['/programs', 404, undefined]
  ])('%s is answered with a problem that says what is wrong', async (path, status, parameter) => {
    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await answer.json()) as Json;
    expect(problem).toMatchObject({ type: 'about:blank', status, ...(parameter ? { parameter } : {}) });
    expect(answer.status).toBe(status);
    expect(problem.detail.length).toBeGreaterThan(20);
    const english = (await (await ask(path, { headers: { 'accept-language': 'en-GB' } })).json()) as Json;
    expect(english.detail).not.toBe(problem.detail);
  });

  test('every page of anybody may read it: preflight, methods and heads say so', async () => {
    const preflight = await ask('/services', { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, OPTIONS');
    for (const path of ['/', '/services', '/programs']) {
      const { headers } = await ask(path);
      expect(headers.get('access-control-allow-origin'), path).toBe('*');
      expect(headers.get('access-control-allow-credentials'), path).toBeNull();
      expect(headers.get('x-frame-options'), path).toBe('DENY');
    }
    const refused = await ask(`/services/${whole.id}`, { method: 'DELETE' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const head = await ask('/services', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('who has an answer already gets none, until anything in the directory changes', async () => {
    for (const path of ['/services', '/services?format=ndjson', `/services/${whole.id}`]) {
      const etag = (await ask(path)).headers.get('etag') ?? '';
      expect(etag, path).not.toBe('');
      const again = await ask(path, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()], path).toEqual([304, '']);
    }
    const list = (await ask('/services')).headers.get('etag') ?? '';
    await showServices(database, null, [{ ...registered, name: 'Útulok Nová nádej' }]);
    const changed = await ask('/services', { headers: { 'if-none-match': list } });
    expect(changed.status).toBe(200);
    expect(JSON.stringify(await changed.json())).toContain('Nová nádej');
  });

  test('what is asked in a body is asked in no address', async () => {
    const search = 'stacionár';
    const form = await ask('/services', { method: 'POST', body: new URLSearchParams({ search }) });
    const json = await ask('/services', {
      ...{ method: 'POST', body: JSON.stringify({ search, per_page: 5 }) },
      headers: { 'content-type': 'application/json' }
    });
    expect(idsIn((await form.json()) as Json)).toEqual([whole.id]);
    expect(idsIn((await json.json()) as Json)).toEqual([whole.id]);
    expect(form.headers.get('cache-control')).toBe('no-store');
    const unread = await ask('/services', {
      method: 'POST',
      body: '[1]',
      headers: { 'content-type': 'application/json' }
    });
    expect(unread.status).toBe(415);
    expect((await ask('/services', { method: 'POST', body: 'a'.repeat(20_000) })).status).toBe(413);
  });

  test('the interface tells its version and describes itself; its neighbours are not taken', async () => {
    expect(await read('/')).toEqual({
      version: '3.1',
      profile: 'https://opora.example.sk/zdroje-udajov#rozhranie',
      openapi_url: 'https://opora.example.sk/api/hsds/openapi.json'
    });
    const description = await read('/openapi.json');
    expect(description.paths['/services'].get.parameters.map(({ name }: Json) => name)).toContain(
      'modified_after'
    );
    expect((await fetch(`${at}/api/hsdsx`)).status).toBe(418);
  });
});
