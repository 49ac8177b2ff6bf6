/** A thing of the graph: its whole address, its classes and what is said of it. Names are short: `dct:title`. */
export type RdfNode = {
  id: string;
  types: readonly RdfName[];
  said: readonly (readonly [RdfName, readonly RdfValue[]])[];
};

/** An address, a text in a language, a plain text, or a day or moment (ISO 8601). */
export type RdfValue =
  | { iri: string }
  | { text: string; language: 'sk' | 'en' }
  | { text: string }
  | { at: string; type: 'date' | 'dateTime' };

export const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  leg: 'https://data.gov.sk/def/ontology/legislation/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#'
} as const;

export type RdfName = `${keyof typeof PREFIXES}:${string}`;

/** A way to write a graph piece by piece: what stands before the first node, nodes, and what stands after the last. */
export type RdfWriter = {
  type: string;
  start: string;
  /** @param isFirst whether nothing has been written yet */
  nodes(nodes: readonly RdfNode[], isFirst: boolean): string;
  end: string;
};

/**
 * Turtle (W3C 2014): the same thing may be spoken of again, so a list of any length needs no memory. Addresses of the
 * installation are written from their path on, which makes the file a third shorter.
 * @param base address of the file
 */
export function turtle(base: string): RdfWriter {
  const { origin } = new URL(base);
  const written = (address: string) => {
    if (address.startsWith(`${base}#`)) return `<${iriOf(address.slice(base.length))}>`;
    const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : '';
    // What begins with two slashes names another host, and dots climb.
    return path === '' || /^\/\/|\/\./.test(path) ? `<${iriOf(address)}>` : `<${iriOf(path)}>`;
  };
  return {
    type: 'text/turtle; charset=utf-8',
    start: `${[
      `@base <${iriOf(base)}> .`,
      ...Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .`)
    ].join('\n')}\n\n`,
    nodes: (nodes) => nodes.map((node) => turtleNode(node, written)).join(''),
    end: ''
  };
}

/** JSON-LD 1.1 with its context within, so that whoever reads it fetches nothing else. */
export const JSON_LD: RdfWriter = {
  type: 'application/ld+json; charset=utf-8',
  start: `{"@context":${JSON.stringify(PREFIXES)},"@graph":[\n`,
  nodes: (nodes, isFirst) => {
    const written = nodes.map((node) => JSON.stringify(jsonNode(node))).join(',\n');
    return written === '' || isFirst ? written : `,\n${written}`;
  },
  end: '\n]}\n'
};

function turtleNode({ id, types, said }: RdfNode, written: (address: string) => string): string {
  const lines = [
    ...(types.length > 0 ? [`a ${types.join(', ')}`] : []),
    ...said
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => `${name} ${values.map((value) => turtleValue(value, written)).join(', ')}`)
  ];
  return lines.length === 0 ? '' : `${written(id)} ${lines.join(' ;\n  ')} .\n\n`;
}

function turtleValue(value: RdfValue, written: (address: string) => string): string {
  if ('iri' in value) return written(value.iri);
  if ('at' in value) return `"${value.at}"^^xsd:${value.type}`;
  return `"${turtleText(value.text)}"${'language' in value ? `@${value.language}` : ''}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

/** What may stand between the quotation marks of a short string of Turtle. */
function turtleText(text: string): string {
  return text.toWellFormed().replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped.
    /["\\\u0000-\u001F\u007F]/g,
    (sign) => SIGNS[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  );
}

/** An address as IRIREF of Turtle takes it, the same in both formats: what is no sign of an address is percent-encoded. */
function iriOf(address: string): string {
  return address
    .toWellFormed()
    .replace(/[^\x21\x23-\x3B\x3D\x3F-\x5B\x5D\x5F\x61-\x7A\x7E]/gu, (sign) => encodeURIComponent(sign));
}

function jsonNode({ id, types, said }: RdfNode): Record<string, unknown> {
  return {
    '@id': iriOf(id),
    ...(types.length > 0 ? { '@type': types } : {}),
    ...Object.fromEntries(
      said.flatMap(([name, values]) => (values.length > 0 ? [[name, values.map(jsonValue)]] : []))
    )
  };
}

function jsonValue(value: RdfValue): Record<string, string> {
  if ('iri' in value) return { '@id': iriOf(value.iri) };
  if ('at' in value) return { '@value': value.at, '@type': `xsd:${value.type}` };
  const text = value.text.toWellFormed();
  return 'language' in value ? { '@value': text, '@language': value.language } : { '@value': text };
}
