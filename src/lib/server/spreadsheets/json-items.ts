/** More than this in one value is no service and no place of a map; a polygon of a region has some 100 kB. */
const LONGEST_ITEM = 2 * 1024 * 1024;

export type JsonItems = {
  /** Under which name the list stands; null where the text is the list itself. */
  name: string | null;
  /** What stands beside the list: plain texts and numbers of the outer object, as its `type`. */
  around: Record<string, unknown>;
  items: Generator<unknown>;
};

/**
 * The values of the list that a JSON text is, or that it holds under one of the names, one after another: each is
 * parsed by itself, so that a file of some megabytes never stands in memory as objects. Null where there is no list.
 * @throws SyntaxError on what is no JSON, also while the items are read
 */
export function jsonItems(text: string, names: readonly string[]): JsonItems | null {
  let at = spaceAfter(text, 0);
  if (text[at] === '[') return { name: null, around: {}, items: itemsFrom(text, at + 1, true) };
  if (text[at] !== '{') return null;
  const around: Record<string, unknown> = {};
  at = spaceAfter(text, at + 1);
  while (text[at] === '"') {
    const nameEnd = valueEnd(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    at = spaceAfter(text, nameEnd);
    if (text[at] !== ':') throw new SyntaxError('A name has no value.');
    at = spaceAfter(text, at + 1);
    if (text[at] === '[' && names.includes(name))
      return { name, around, items: itemsFrom(text, at + 1, false) };
    const end = valueEnd(text, at);
    if (text[at] !== '{' && text[at] !== '[') around[name] = JSON.parse(text.slice(at, end));
    at = spaceAfter(text, end);
    if (text[at] === ',') at = spaceAfter(text, at + 1);
  }
  return null;
}

/** @param isWhole whether nothing may follow the list */
function* itemsFrom(text: string, from: number, isWhole: boolean): Generator<unknown> {
  let at = spaceAfter(text, from);
  for (let isFirst = true; text[at] !== ']'; isFirst = false) {
    if (!isFirst) {
      if (text[at] !== ',') throw new SyntaxError('The list does not go on.');
      at = spaceAfter(text, at + 1);
    }
    const end = valueEnd(text, at);
    if (end - at > LONGEST_ITEM) throw new SyntaxError('One value is too long.');
    yield JSON.parse(text.slice(at, end));
    at = spaceAfter(text, end);
  }
  checkEnd(text, at + 1, isWhole);
}

/** What follows the list: the rest of its object, then nothing. A file that was cut short ends before. */
function checkEnd(text: string, from: number, isWhole: boolean): void {
  let at = spaceAfter(text, from);
  if (!isWhole) {
    while (text[at] === ',') {
      at = spaceAfter(text, valueEnd(text, spaceAfter(text, at + 1)));
      if (text[at] !== ':') throw new SyntaxError('A name has no value.');
      at = spaceAfter(text, valueEnd(text, spaceAfter(text, at + 1)));
    }
    if (text[at] !== '}') throw new SyntaxError('The file ends too early.');
    at = spaceAfter(text, at + 1);
  }
  if (at < text.length) throw new SyntaxError('Something follows the end.');
}

function spaceAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \n\r\t'.includes(text.charAt(at))) at += 1;
  return at;
}

/** Where a value ends, found by its brackets alone; what stands between them is judged by whoever parses it. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = stringEnd(text, at);
      if (depth === 0) return at + 1;
    } else if (sign === OPEN_OBJECT || sign === OPEN_LIST) depth += 1;
    else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) {
      // A bracket that closes what stands around ends a number or a word.
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (sign === COMMA || sign === COLON || sign <= SPACE)) return at;
  }
  throw new SyntaxError('The file ends too early.');
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === BACKSLASH) at += 1;
    else if (sign === QUOTE) return at;
  }
  throw new SyntaxError('The file ends too early.');
}

const [SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
