/** Sizes beyond which a block is no longer a block but an accident or an attack. */
export const BLOCK_LIMITS = {
  textLength: 20_000,
  inlineRuns: 2_000,
  listItems: 500,
  listDepth: 3,
  tableRows: 500,
  tableColumns: 40,
  tableCells: 6_000,
  captionLength: 500,
  optionCount: 20
} as const;

export type ContentFaultReason =
  | 'not-an-object'
  | 'unknown-kind'
  | 'unknown-field'
  | 'wrong-value'
  | 'missing-alternative'
  | 'bad-link'
  | 'bad-text'
  | 'uneven-rows'
  | 'repeated-id'
  | 'too-long'
  | 'too-many'
  | 'too-deep';

/** What is wrong and where, as a path such as `rows.2.cells.0.text.1.link`. */
export type ContentFault = { path: string; reason: ContentFaultReason };

/** An object whose fields nobody vouches for. */
export type Fields = Record<string, unknown>;
/** The faults found so far, and the ids already met. */
export type Reading = { faults: ContentFault[]; ids: Set<string> };

// Control characters break Typst, XML and people's screens; a tab or line feed has its own element.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/** Words within a length, in Unicode NFC; anything else is a fault and reads as no words. */
export function text(value: unknown, path: string, longest: number, to: Reading): string {
  if (typeof value !== 'string' || !value.isWellFormed() || FORBIDDEN.test(value)) {
    fault(to, path, 'bad-text');
    return '';
  }
  if (value.length > longest) fault(to, path, 'too-long');
  return value.normalize('NFC');
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** An id of its own, given once in a content. */
export function id(value: unknown, path: string, to: Reading): string {
  const read = target(value, path, to);
  if (to.ids.has(read)) fault(to, path, 'repeated-id');
  to.ids.add(read);
  return read;
}

/** An id that points at something. */
export function target(value: unknown, path: string, to: Reading): string {
  if (typeof value === 'string' && ID.test(value)) return value;
  fault(to, path, 'wrong-value');
  return '';
}

/** An object by its fields, or null with a fault. */
export function asFields(value: unknown, path: string, to: Reading): Fields | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  return fault(to, path, 'not-an-object');
}

/** A list of at most `most` items; a longer one is a fault and reads as empty. */
export function list(value: unknown, path: string, most: number, to: Reading): unknown[] {
  if (!Array.isArray(value)) {
    fault(to, path, 'wrong-value');
    return [];
  }
  if (value.length <= most) return value;
  fault(to, path, 'too-many');
  return [];
}

/** Faults every field that is not known: what is not understood is not kept. */
export function only(fields: Fields, known: readonly string[], path: string, to: Reading): void {
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) fault(to, path === '' ? name : `${path}.${name}`, 'unknown-field');
  }
}

/** One of the allowed values, or a fault. */
export function oneOf<T>(value: unknown, allowed: readonly T[], path: string, to: Reading): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  fault(to, path, 'wrong-value');
  // The faulty content is thrown away by the caller; any allowed value keeps the types honest until then.
  return allowed[0] as T;
}

/** Notes a fault; null, so that a reader can return it. */
export function fault(to: Reading, path: string, reason: ContentFaultReason): null {
  // A hostile content must not buy a list of a million faults.
  if (to.faults.length < 100) to.faults.push({ path: path.slice(0, 200), reason });
  return null;
}
