import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

/** Shapes of the national profile; they are not ours and lie beside the project where somebody has put them. */
const SHAPES = fileURLToPath(
  new URL('../../shared/conformance/dcat-ap-sk/dcat-ap-sk-3.0.0-shapes.ttl', import.meta.url)
);
const SHAPE = 'https://data.gov.sk/def/shapes/dcat-ap-sk/';

/** Whether the shapes are there to be tested against. */
export const HAS_DCAT_SHAPES = existsSync(SHAPES);

/** Every statement of a graph on a line of its own, in one order, so that equal graphs are equal lists. */
export type Graph = string[];

/** What a file in Turtle says, by a reader that is not ours. */
export function readTurtle(text: string): Graph {
  return listed(new Parser({ format: 'text/turtle' }).parse(text));
}

/** What a file in JSON-LD says, by a reader that is not ours. It may not fetch anything to be understood. */
export async function readJsonLd(text: string): Promise<Graph> {
  const lines = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    documentLoader: (url: string) => Promise.reject(new Error(`The file asks for ${url}.`))
  });
  return listed(new Parser({ format: 'application/n-quads' }).parse(lines as string));
}

function listed(quads: readonly Quad[]): Graph {
  const lines = quads.map(({ subject, predicate, object }) => {
    const value =
      object.termType === 'Literal'
        ? `${JSON.stringify(object.value)}@${object.language}^^${object.datatype.value}`
        : `<${object.value}>`;
    return `<${subject.value}> <${predicate.value}> ${value}`;
  });
  return [...new Set(lines)].toSorted();
}

/**
 * What of a graph in Turtle the shapes of DCAT-AP-SK 3.0.0 do not allow: the shape, what it wants, of which thing.
 * The shapes let a catalogue hold one dataset only (`catalog_dataset`, maxCount 1), which their own example of a
 * catalogue with three datasets breaks; that one line is left out unless asked for.
 */
export async function shapeMisfits(turtle: string, { asPublished = false } = {}): Promise<string[]> {
  const shapes = new Store(new Parser().parse(readFileSync(SHAPES, 'utf8')));
  const limit = shapes.getQuads(`${SHAPE}catalog_dataset`, 'http://www.w3.org/ns/shacl#maxCount', null, null);
  if (!asPublished) shapes.removeQuads(limit);
  const data = new Store(new Parser().parse(turtle));
  const report = await new SHACLValidator(shapes).validate(data);
  return report.results.map(({ sourceShape, sourceConstraintComponent, focusNode }) =>
    [sourceShape, sourceConstraintComponent, focusNode]
      .map((term) => term?.value.replace(/^.*[/#]/, ''))
      .join(' ')
  );
}
