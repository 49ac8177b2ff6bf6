import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

/** Schemas of the standard; they are not ours and lie beside the project where somebody has put them. */
const FOLDER = fileURLToPath(new URL('../../shared/conformance/stratml/', import.meta.url));
const PLAN_SCHEMA = `${FOLDER}StrategicPlanISOVersion20140401.xsd`;
const REPORT_SCHEMA = `${FOLDER}PerformancePlanOrReport20160216.xsd`;

/** Whether the schemas are there to be tested against. */
export const HAS_STRATML_SCHEMAS = existsSync(PLAN_SCHEMA) && existsSync(REPORT_SCHEMA);

/** What of a file does not fit the schema of StratML, by libxml2. */
export async function stratmlMisfits(kind: 'plan' | 'report', xml: string): Promise<string[]> {
  const schema = readFileSync(kind === 'plan' ? PLAN_SCHEMA : REPORT_SCHEMA, 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: `${kind}.xml`, contents: xml }],
    schema: [schema]
  });
  return errors.map(({ message }) => message);
}
