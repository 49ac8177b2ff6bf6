import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

/** Judges data by a schema that every installation publishes, `/schemy/plan-1.schema.json`. */
export function judgeOfSchema(address: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)) && text.endsWith('Z'));
  return ajv.compile(JSON.parse(readFileSync(`static${address}`, 'utf8')));
}

/** What is wrong with data that a response gives, by the schema that its header `Link` names; empty where nothing is. */
export async function faultsByOwnSchema(response: Response): Promise<string[]> {
  const [, address] =
    /^<(\/schemy\/[\w.-]+)>; rel="describedby"$/.exec(response.headers.get('link') ?? '') ?? [];
  if (!address) return ['It names no schema.'];
  const judge = judgeOfSchema(address);
  judge(await response.json());
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
