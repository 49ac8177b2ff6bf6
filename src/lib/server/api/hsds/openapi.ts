import type { Translate } from '#lib/i18n/messages.ts';

type Parameters = Readonly<Record<string, readonly string[]>>;

const WHOLE = { type: 'integer', minimum: 1 };
const TEXT = { type: 'string' };
const ID = { type: 'string', format: 'uuid' };
const TRUTH = { type: 'boolean' };

function schemaOf(name: string, mostPerPage: number): object {
  const schemas: Readonly<Record<string, object>> = {
    ...{ page: { ...WHOLE, default: 1 }, per_page: { ...WHOLE, maximum: mostPerPage, default: 50 } },
    format: { type: 'string', enum: ['json', 'ndjson'], default: 'json' },
    ...{ taxonomy_term_id: { type: 'array', items: ID }, taxonomy_id: { type: 'array', items: ID } },
    ...{ organization_id: ID, parent_id: ID, modified_after: { type: 'string', format: 'date-time' } },
    ...{ minimal: TRUTH, full: TRUTH, full_service: TRUTH, top_only: TRUTH },
    ...{
      postcode: { type: 'string', pattern: '^\\d{3} ?\\d{2}$' },
      proximity: { type: 'number', exclusiveMinimum: 0 }
    },
    ...{ latitude: { type: 'number' }, longitude: { type: 'number' } }
  };
  return schemas[name] ?? TEXT;
}

/** Which object of the standard each address gives, whole and in lists. */
const OBJECTS: Readonly<Record<string, { one: string; listed: string }>> = {
  services: { one: 'service', listed: 'service_list' },
  organizations: { one: 'organization', listed: 'organization_list' },
  service_at_locations: { one: 'service_at_location', listed: 'service_at_location_list' },
  taxonomies: { one: 'taxonomy', listed: 'taxonomy' },
  taxonomy_terms: { one: 'taxonomy_term', listed: 'taxonomy_term' }
};

/** The description of this interface (OpenAPI 3.1). Fields of the objects are the standard's and not repeated here. */
export function hsdsOpenApi(
  t: Translate,
  given: { server: string; parameters: Parameters; ofSingle: Parameters; mostPerPage: number }
): object {
  const named = (names: readonly string[]) =>
    names.map((name) => ({
      ...{
        in: 'query',
        name,
        required: false,
        description: t(`hsds.parameter.${name}` as 'hsds.parameter.page')
      },
      schema: schemaOf(name, given.mostPerPage)
    }));
  const answered = (description: string, schema: object) => ({
    '200': { description, content: { 'application/json': { schema } } },
    default: { $ref: '#/components/responses/problem' }
  });
  const object = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const paths = Object.entries(OBJECTS).flatMap(([list, { one, listed }]) => {
    const contents = { properties: { contents: { type: 'array', items: object(listed) } } };
    const operation = {
      parameters: named(given.parameters[list] ?? []),
      responses: answered(list, { allOf: [object('page'), contents] })
    };
    const id = { in: 'path', name: 'id', required: true, schema: ID };
    const single = {
      parameters: [id, ...named(given.ofSingle[list] ?? [])],
      responses: answered(one, object(one))
    };
    return [
      [`/${list}`, { get: operation, post: operation }],
      [`/${list}/{id}`, { get: single }]
    ];
  });
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: t('hsds.openapi.title'), version: '3.1', description: t('hsds.openapi.about') },
      license: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' }
    },
    servers: [{ url: given.server }],
    externalDocs: { url: 'https://docs.openreferral.org/' },
    paths: {
      '/': { get: { responses: answered('HSDS', { type: 'object' }) } },
      ...Object.fromEntries(paths)
    },
    components: { schemas: schemas(), responses: { problem: PROBLEM } }
  };
}

const PROBLEM = {
  description: 'RFC 9457',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: { type: TEXT, title: TEXT, status: WHOLE, detail: TEXT, parameter: TEXT }
      }
    }
  }
};

function schemas(): object {
  const names = new Set(Object.values(OBJECTS).flatMap(({ one, listed }) => [one, listed]));
  const count = { type: 'integer', minimum: 0 };
  const page = {
    type: 'object',
    properties: {
      ...{ total_items: count, total_pages: count, page_number: WHOLE, size: count },
      ...{ first_page: TRUTH, last_page: TRUTH, empty: TRUTH }
    }
  };
  const objects = [...names].map((name) => [name, { type: 'object', description: `HSDS 3.1: ${name}` }]);
  return { page, ...Object.fromEntries(objects) };
}
