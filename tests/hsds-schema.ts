import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Schemas of the standard; they are not ours and lie beside the project where somebody has put them. */
const FOLDER = fileURLToPath(new URL('../../shared/conformance/hsds-3.1/', import.meta.url));

/** Whether the schemas are there to be tested against. */
export const HAS_HSDS_SCHEMAS = existsSync(`${FOLDER}service.json`);

type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  format?: string;
  $ref?: string;
};

/** Keywords that are judged, and those that judge nothing; a schema with any other one is not understood. */
const JUDGED = ['type', 'properties', 'required', 'items', 'enum', 'format', '$ref'];
const SAYING = [
  ...['name', 'title', 'description', 'example', 'examples', 'constraints', 'core', 'path', 'order'],
  ...['datapackage_metadata', 'datapackage_type', 'tabular_required', 'default', '$schema', '$id']
];

/**
 * What of a value does not fit a schema of the standard, strictly: a field that the schema does not name is one too
 * many, as if every object said `additionalProperties: false`.
 * @param name of the file, as `service_list.json` or `objects/taxonomy.json`
 */
export function misfits(name: string, value: unknown): string[] {
  return judge(schemaAt(name), value, '');
}

/** A part of the description of the interface, as `Page`. */
export function pageMisfits(page: unknown): string[] {
  const { components } = JSON.parse(readFileSync(`${FOLDER}openapi.json`, 'utf8'));
  return judge(components.schemas.Page, page, '');
}

const read = new Map<string, Schema>();

function schemaAt(name: string): Schema {
  const known = read.get(name);
  if (known) return known;
  const schema: Schema = JSON.parse(readFileSync(FOLDER + name, 'utf8'));
  read.set(name, schema);
  return schema;
}

function judge(schema: Schema, value: unknown, at: string): string[] {
  const strange = Object.keys(schema).filter((word) => !JUDGED.includes(word) && !SAYING.includes(word));
  if (strange.length > 0) throw new Error(`The schema at ${at || '/'} says ${strange.join(', ')}.`);
  if (schema.$ref) return judge(schemaAt(`objects/${schema.$ref}`), value, at);
  if (schema.type && !isOfType(schema.type, value)) return [`${at} is no ${schema.type}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is none of ${schema.enum.join(', ')}`];
  if (schema.format && !isOfFormat(schema.format, String(value))) return [`${at} is no ${schema.format}`];
  if (schema.type === 'array')
    return (value as unknown[]).flatMap((one, index) => judge(schema.items ?? {}, one, `${at}/${index}`));
  return schema.type === 'object' ? judgeObject(schema, value as Record<string, unknown>, at) : [];
}

function judgeObject(
  { properties = {}, required = [] }: Schema,
  value: Record<string, unknown>,
  at: string
): string[] {
  return [
    ...required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${at}/${name} is missing`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const schema = properties[name];
      return schema ? judge(schema, one, `${at}/${name}`) : [`${at}/${name} is not of the standard`];
    })
  ];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  uri: (text) => /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)
};

function isOfFormat(format: string, text: string): boolean {
  const judged = FORMATS[format];
  if (!judged) throw new Error(`The format ${format} is not known.`);
  return judged(text);
}
