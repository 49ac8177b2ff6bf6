import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Line } from './line.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);

const INTRODUCTION = `# Performance

Written by \`npm run bench\` from the lines it prints; do not edit. *Limit* is what the bare floor gave in the same run: a bare \`node:http\` server that sends as many bytes, a bare durable insert into the same database, one row read by its key, a title page without a plan. Every line has a goal.
`;

/** Puts the lines of measured groups into docs/performance.md; groups that were not measured keep theirs. */
export function writePage(lines: readonly Line[]): void {
  const sections = readSections();
  for (const [group, own] of Map.groupBy(lines, (line) => line.group))
    sections.set(group, sectionOf(group, own));
  const ordered = [...sections].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text);
  writeFileSync(PAGE, `${[INTRODUCTION, ...ordered].join('\n')}`);
}

function readSections(): Map<string, string> {
  if (!existsSync(PAGE)) return new Map();
  const [, ...parts] = readFileSync(PAGE, 'utf8').split(/^(?=## )/m);
  return new Map(parts.map((part) => [/^## (\S+)/.exec(part)?.[1] ?? '', `${part.trimEnd()}\n`]));
}

/** A table of one group, with the command that repeats it. */
export function sectionOf(group: string, lines: readonly Line[], cores = availableParallelism()): string {
  const rows = lines.map(({ name, value, unit, limit, ratio, goal, holds }) =>
    [name, `${value} ${unit}`, `${limit} ${unit}`, String(ratio), goal, holds ? 'yes' : '**no**'].join(' | ')
  );
  return [
    `## ${group}`,
    '',
    `\`${settings()}npm run bench -- ${group}\` on ${cores} cores, Node ${process.versions.node.split('.')[0]}.`,
    '',
    '| measured | value | limit | ratio | goal | holds |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    ''
  ].join('\n');
}

/** What made this run smaller than the usual one, as it is typed before the command. */
function settings(): string {
  const named = ['BENCH_BODIES', 'BENCH_SECONDS', 'BENCH_TIMES'].filter((name) => process.env[name]);
  return named.map((name) => `${name}=${process.env[name]} `).join('');
}
