import { inflateSync } from 'node:zlib';

/** PDF values as plain JavaScript: names are `{ name }`, references `{ ref }`, dictionaries maps. */
export type PdfName = { name: string };
export type PdfRef = { ref: number };
export type PdfDict = Map<string, PdfValue>;
export type PdfValue = null | boolean | number | string | PdfName | PdfRef | PdfDict | PdfValue[] | PdfStream;
export type PdfStream = { dict: PdfDict; data: Buffer };
export type PdfFile = { objects: Map<number, PdfValue>; trailer: PdfDict };

/**
 * Reads every object of a PDF, those in object streams too. As simple as is honest: objects are found by
 * looking for `n 0 obj`, not through the cross-reference table, which is right for a file written in one go.
 */
export function readPdf(file: Uint8Array): PdfFile {
  const bytes = Buffer.from(file);
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfValue>();
  let trailer: PdfDict = new Map();
  const marker = /(?:^|[\r\n\s])(\d+) 0 obj\b/g;
  for (let found = marker.exec(text); found; found = marker.exec(text)) {
    const reader = new PdfReader(text, marker.lastIndex);
    const value = reader.object(bytes);
    objects.set(Number(found[1]), value);
    // Whatever looks like an object inside a stream is not one.
    marker.lastIndex = reader.at;
    if (isStream(value) && nameOf(value.dict.get('Type')) === 'XRef') trailer = value.dict;
  }
  for (const value of [...objects.values()]) if (isStream(value)) readObjectStream(value, objects);
  const at = text.lastIndexOf('trailer');
  if (at >= 0) trailer = new PdfReader(text, at + 7).value() as PdfDict;
  return { objects, trailer };
}

function readObjectStream(stream: PdfStream, objects: Map<number, PdfValue>): void {
  if (nameOf(stream.dict.get('Type')) !== 'ObjStm') return;
  const text = bytesOf(stream).toString('latin1');
  const [count, first] = [Number(stream.dict.get('N')), Number(stream.dict.get('First'))];
  const heads = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let at = 0; at < count; at++) {
    const [number, offset] = [heads[at * 2] ?? 0, heads[at * 2 + 1] ?? 0];
    objects.set(number, new PdfReader(text, first + offset).value());
  }
}

/** The bytes of a stream as they are meant. */
export function bytesOf({ dict, data }: PdfStream): Buffer {
  const filter = dict.get('Filter');
  const filters = Array.isArray(filter) ? filter : filter === undefined ? [] : [filter];
  return filters.some((one) => nameOf(one) === 'FlateDecode') ? inflateSync(data) : data;
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === 'object' && value !== null && 'data' in value;
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
}

const DELIMITER = /[\s()<>[\]{}/%]/;

class PdfReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  object(file: Buffer): PdfValue {
    const value = this.value();
    this.#skip();
    if (!this.#text.startsWith('stream', this.at) || !(value instanceof Map)) return value;
    this.at += this.#text[this.at + 6] === '\r' ? 8 : 7;
    const length = Number(value.get('Length'));
    const end = Number.isFinite(length) ? this.at + length : this.#text.indexOf('endstream', this.at);
    const data = file.subarray(this.at, end);
    this.at = end;
    return { dict: value, data };
  }

  value(): PdfValue {
    this.#skip();
    const [first, two] = [this.#text[this.at], this.#text.slice(this.at, this.at + 2)];
    if (two === '<<') return this.#dict();
    if (first === '[') return this.#array();
    if (first === '(') return this.#literal();
    if (first === '<') return this.#hex();
    if (first === '/') return this.#name();
    return this.#numberOrWord();
  }

  #skip(): void {
    for (;;) {
      while (/\s/.test(this.#text[this.at] ?? '')) this.at++;
      if (this.#text[this.at] !== '%') return;
      while (this.at < this.#text.length && !/[\r\n]/.test(this.#text[this.at] ?? '')) this.at++;
    }
  }

  #dict(): PdfDict {
    const dict: PdfDict = new Map();
    this.at += 2;
    for (;;) {
      this.#skip();
      if (this.#text.startsWith('>>', this.at)) break;
      const key = this.#name().name;
      dict.set(key, this.value());
    }
    this.at += 2;
    return dict;
  }

  #array(): PdfValue[] {
    const values: PdfValue[] = [];
    this.at++;
    for (;;) {
      this.#skip();
      if (this.#text[this.at] === ']') break;
      values.push(this.value());
    }
    this.at++;
    return values;
  }

  #name(): PdfName {
    if (this.#text[this.at] !== '/') throw new Error(`a name was expected at ${this.at}`);
    const name = this.#word(++this.at);
    return {
      name: name.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    };
  }

  #literal(): string {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    let [text, depth] = ['', 1];
    for (this.at++; ; this.at++) {
      const character = this.#text[this.at] ?? '';
      if (character === '\\') {
        const octal = /^[0-7]{1,3}/.exec(this.#text.slice(this.at + 1, this.at + 4))?.[0];
        const next = this.#text[++this.at] ?? '';
        text += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[next] ?? next);
        if (octal) this.at += octal.length - 1;
        continue;
      }
      if (character === '(') depth++;
      if (character === ')' && --depth === 0) break;
      text += character;
    }
    this.at++;
    return decoded(text);
  }

  #hex(): string {
    const end = this.#text.indexOf('>', this.at);
    const hex = this.#text.slice(this.at + 1, end).replace(/\s/g, '');
    this.at = end + 1;
    return decoded(Buffer.from(hex, 'hex').toString('latin1'));
  }

  #numberOrWord(): PdfValue {
    const reference = /^(\d+) 0 R(?![A-Za-z])/.exec(this.#text.slice(this.at, this.at + 24));
    if (reference) {
      this.at += reference[0].length;
      return { ref: Number(reference[1]) };
    }
    const word = this.#word(this.at);
    if (word === '') throw new Error(`nothing to read at ${this.at}`);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : Number(word);
  }

  #word(from: number): string {
    this.at = from;
    while (this.at < this.#text.length && !DELIMITER.test(this.#text[this.at] ?? '')) this.at++;
    return this.#text.slice(from, this.at);
  }
}

/** A text string: UTF-16 with its mark, otherwise one byte a letter. */
function decoded(bytes: string): string {
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

/** Writes objects as a plain file, so that a test can take one thing out of a good one. */
export function writePdf({ objects, trailer }: PdfFile): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets: [number, number][] = [];
  for (const [number, value] of [...objects].sort(([a], [b]) => a - b)) {
    const type = isStream(value) ? nameOf(value.dict.get('Type')) : undefined;
    if (type === 'ObjStm' || type === 'XRef') continue;
    offsets.push([number, text.length]);
    text += `${number} 0 obj\n${written(value)}\nendobj\n`;
  }
  const start = text.length;
  const entries = offsets.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const kept: PdfDict = new Map([...trailer].filter(([key]) => ['Root', 'Info', 'Size', 'ID'].includes(key)));
  text += `xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n${written(kept)}\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function written(value: PdfValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string') return `<feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (value instanceof Map)
    return `<<${[...value].map(([key, member]) => `/${safe(key)} ${written(member)}`).join(' ')}>>`;
  if ('name' in value) return `/${safe(value.name)}`;
  if ('ref' in value) return `${value.ref} 0 R`;
  const dict = new Map(value.dict).set('Length', value.data.length);
  return `${written(dict)}\nstream\n${value.data.toString('latin1')}\nendstream`;
}

function safe(name: string): string {
  return name.replace(
    /[^A-Za-z0-9+\-_.:]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  );
}
