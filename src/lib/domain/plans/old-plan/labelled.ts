import { nameKey } from '../import/name-finder.ts';

/** What stands in the chain of a plan, from its top. */
export const CHAIN = ['priority', 'goal', 'measure', 'activity'] as const;
export type ChainRole = (typeof CHAIN)[number];

/** A line such as *Opatrenie 1.2: Zriadiť jedáleň*: what it is, and its words. */
export type Labelled = { role: ChainRole; title: string };

const NAMES = ['priorita', 'prioritná oblasť', 'cieľ', 'opatrenie', 'aktivita', 'úloha'];
/** A number is digits or one capital letter, so that *Opatrenie na…* has none. */
const NUMBER = '(?:č\\.?\\s*)?(?:\\d{1,2}|[A-Z](?=[.\\d:\\s]))(?:\\.\\d{1,2})*\\.?';
const LABEL = new RegExp(
  `^(?:\\p{L}+(?:ický|ická|ické|avný|avná|iastkový|iastkové)\\s+)?(${cased(NAMES)})(?:\\s*${NUMBER}\\s*[:–-]?\\s+|\\s*[:–-]\\s*)(?=\\S)`,
  'u'
);

/** A name as it stands at the beginning of a line, inside one, and in capitals. */
function cased(names: readonly string[]): string {
  return names
    .flatMap((name) => [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()])
    .join('|');
}

const ROLES: Readonly<Record<string, ChainRole>> = {
  priorita: 'priority',
  'prioritna oblast': 'priority',
  ciel: 'goal',
  opatrenie: 'measure',
  aktivita: 'activity',
  uloha: 'activity'
};

/** Reads a labelled line; null when it has no label or nothing behind it. */
export function readLabelled(line: string): Labelled | null {
  const text = line.replace(/^(?:\d{1,2}\.)+\d{0,2}\s+/u, '');
  const match = LABEL.exec(text);
  const role = match && ROLES[nameKey(match[1] ?? '')];
  if (!match || !role) return null;
  return { role, title: text.slice(match[0].length).trim() };
}
