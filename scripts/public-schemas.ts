import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { schemaOfType } from './type-schema.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What is published as JSON: the type that says it all, where it stands, and the file and name of its schema. */
const PUBLISHED = [
  {
    ...{ type: 'PlanJson', source: 'src/lib/server/api/plan-json.ts' },
    ...{ file: 'static/schemy/plan-1.schema.json', id: 'urn:opora-plan-version:1' }
  },
  {
    ...{ type: 'EvaluationContent', source: 'src/lib/domain/monitoring/evaluation.ts' },
    ...{ file: 'static/schemy/vyhodnotenie-1.schema.json', id: 'urn:opora-evaluation:1' }
  }
] as const;

/** The schemas of what is published as JSON, by the file each is kept in, made of the types themselves. */
export function publicSchemas(): Map<string, string> {
  const program = ts.createProgram(
    PUBLISHED.map(({ source }) => ROOT + source),
    {
      ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [] },
      ...{ target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext, allowImportingTsExtensions: true },
      moduleResolution: ts.ModuleResolutionKind.Bundler
    }
  );
  return new Map(
    PUBLISHED.map(({ type, source, file, id }) => {
      const schema = schemaOfType(program, ROOT + source, type);
      const whole = { $schema: 'http://json-schema.org/draft-07/schema#', $id: id, ...schema };
      return [file, `${JSON.stringify(whole, null, 2)}\n`];
    })
  );
}
