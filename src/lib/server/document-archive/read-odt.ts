import { unzip } from '../spreadsheets/unzip.ts';

/** Parts of a text that nobody reads on paper: earlier wordings, remarks of those who wrote it. */
const UNREAD = new Set(['text:tracked-changes', 'office:annotation', 'text:sequence-decls', 'svg:title']);
const ENDS_LINE = new Set(['text:p', 'text:h', 'text:line-break', 'table:table-row']);
const PART = /<(?<close>\/?)(?<name>[\w:.-]+)(?<rest>(?:"[^"]*"|'[^']*'|[^>"'])*?)(?<empty>\/?)>|[^<]+/gu;
const MOST_SPACES = 20;

/** The lines of an OpenDocument text in reading order, cells of tables included, or why it cannot be read. */
export function readOdt(content: Buffer): string[] | 'damaged' | 'swollen' | 'protected' {
  const files = unzip(content, (name) => name === 'content.xml' || name === 'META-INF/manifest.xml');
  if (typeof files === 'string') return files;
  if (files.get('META-INF/manifest.xml')?.includes('encryption-data')) return 'protected';
  const xml = files.get('content.xml')?.toString('utf8');
  // No office program declares types or entities; whoever does means harm.
  if (xml === undefined || xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) return 'damaged';
  const from = xml.indexOf('<office:text');
  return from < 0 ? 'damaged' : linesOf(xml.slice(from));
}

function linesOf(xml: string): string[] {
  const lines: string[] = [];
  let line = '';
  /** How deep in a part that is not read; 0 where everything is. */
  let hidden = 0;
  for (const match of xml.matchAll(PART)) {
    const { name, close, rest = '', empty } = match.groups ?? {};
    if (name === undefined) {
      if (hidden === 0) line += unescaped(match[0]);
      continue;
    }
    if (UNREAD.has(name)) hidden = Math.max(0, hidden + (close ? -1 : empty ? 0 : 1));
    if (hidden > 0) continue;
    line += spaceOf(name, rest);
    if (ENDS_LINE.has(name) && (close || empty)) {
      if (line.trim() !== '') lines.push(line.trim());
      line = '';
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** Several spaces, a tab and the end of a cell are elements. */
function spaceOf(name: string, rest: string): string {
  if (name === 'text:s')
    return ' '.repeat(Math.min(MOST_SPACES, Number(/text:c="(\d+)"/.exec(rest)?.[1] ?? 1)));
  return name === 'text:tab' || name === 'table:table-cell' ? ' ' : '';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
