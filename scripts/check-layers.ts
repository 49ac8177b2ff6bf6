import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/*
 * Which folder may import which, as a test (docs/architecture.md). Three rules: layers point left only,
 * areas of the domain stand in one order, and no file reaches itself through its imports.
 * Tests may join layers as they please.
 */

type Layer = {
  /** Folders and files of `src` that belong here; the longest match wins. */
  at: readonly string[];
  /** Layers it may import besides itself. */
  may: readonly string[];
  /** Packages it may import, by their first letters; without it, any. */
  packages?: readonly string[];
};

const SERVER = 'lib/server';

/** Adapters stand on the domain and on their one library; those that join others say which and stand lower here. */
const LAYERS: Readonly<Record<string, Layer>> = {
  domain: { at: ['lib/domain'], may: [], packages: [] },
  i18n: { at: ['lib/i18n'], may: ['domain'], packages: ['node:'] },
  ui: { at: ['lib/ui'], may: ['domain', 'i18n'] },
  'use-cases': {
    at: [`${SERVER}/use-cases`],
    may: ['domain'],
    packages: ['fractional-indexing', 'node:crypto']
  },
  files: { at: [`${SERVER}/files.ts`, `${SERVER}/secret-token.ts`], may: ['domain'], packages: ['node:'] },
  'page-cache': {
    at: [`${SERVER}/page-cache.ts`, `${SERVER}/rate-limits.ts`],
    may: ['domain'],
    packages: ['node:', 'rate-limiter-flexible']
  },
  db: { at: [`${SERVER}/db`], may: ['domain', 'use-cases', 'files'] },
  documents: { at: [`${SERVER}/documents`], may: ['domain', 'use-cases', 'i18n', 'files'] },
  api: { at: [`${SERVER}/api`], may: ['domain', 'i18n', 'use-cases', 'files'] },
  // Files of others are read, and long calculations done, in processes of their own.
  apart: { at: [`${SERVER}/apart`], may: [] },
  // What a choice comes to is reckoned in a process of its own too.
  solver: { at: [`${SERVER}/solver`], may: ['domain', 'apart'], packages: ['highs'] },
  spreadsheets: {
    at: [`${SERVER}/spreadsheets`],
    may: ['domain', 'use-cases', 'i18n', 'reference', 'apart']
  },
  // Reading a plan of the last period; a DOCX file is a ZIP as a workbook is.
  'old-plan': { at: [`${SERVER}/old-plan`], may: ['domain', 'use-cases', 'spreadsheets', 'apart'] },
  // The outbox is a table, and a mail is written in a language.
  mail: { at: [`${SERVER}/mail`], may: ['domain', 'use-cases', 'i18n', 'db'] },
  reference: { at: [`${SERVER}/reference`], may: ['domain', 'use-cases', 'db'] },
  search: { at: [`${SERVER}/search`], may: ['domain', 'use-cases', 'db', 'reference'] },
  backup: { at: [`${SERVER}/backup`], may: ['domain', 'db', 'files'] },
  accounts: {
    at: [`${SERVER}/accounts.ts`, `${SERVER}/accounts`, `${SERVER}/signed-in.ts`],
    may: ['domain', 'use-cases', 'i18n', 'db', 'mail', 'files']
  },
  // What joins adapters without being a page: stores, the installation, publishing, opening an import.
  server: {
    at: [
      SERVER,
      ...[
        'open-import',
        'finish-imports',
        'proposals',
        'compare-apart',
        'compare-here',
        'compare-worker'
      ].map((file) => `${SERVER}/spreadsheets/${file}.ts`),
      ...['bring-file', 'open-old-plan', 'start-old-plans'].map((file) => `${SERVER}/old-plan/${file}.ts`)
    ],
    may: [
      'domain',
      'i18n',
      'use-cases',
      'files',
      'page-cache',
      'db',
      'documents',
      'api',
      'spreadsheets',
      'old-plan',
      'mail',
      'reference',
      'search',
      'apart',
      'accounts'
    ]
  },
  // Seconds of calculation for a public page are spent in a process of their own.
  public: {
    at: [`${SERVER}/public`],
    may: [
      'domain',
      'i18n',
      'ui',
      'use-cases',
      'files',
      'page-cache',
      'db',
      'documents',
      'api',
      'reference',
      'search',
      'apart',
      'server'
    ]
  },
  // Where to put facilities joins needs by model, reach and the solver.
  siting: {
    at: [`${SERVER}/siting`],
    may: ['domain', 'i18n', 'db', 'documents', 'solver', 'public', 'server']
  },
  // Publishing joins storage, printing, files, search and the cache of public pages.
  publishing: {
    at: [`${SERVER}/publishing.ts`],
    may: ['domain', 'i18n', 'use-cases', 'api', 'documents', 'files', 'public', 'server']
  },
  // What is done every day: events, retention, files.
  upkeep: {
    at: [`${SERVER}/upkeep`],
    may: ['domain', 'use-cases', 'files', 'db', 'mail', 'search', 'server']
  },
  // Documents that a body keeps: their files are read, their words indexed.
  'document-archive': {
    at: [`${SERVER}/document-archive`],
    may: ['domain', 'use-cases', 'files', 'db', 'spreadsheets', 'old-plan', 'search', 'apart', 'server']
  },
  // A whole body leaves, arrives or is removed: rows, files, what the public reads, the search.
  'body-archive': {
    at: [`${SERVER}/body-archive`],
    may: ['domain', 'i18n', 'use-cases', 'files', 'db', 'backup', 'upkeep', 'server']
  },
  demonstration: {
    at: [`${SERVER}/demonstration`],
    may: [
      'domain',
      'i18n',
      'use-cases',
      'files',
      'db',
      'reference',
      'search',
      'publishing',
      'public',
      'server'
    ]
  },
  desk: {
    at: [`${SERVER}/desk`],
    may: [
      'domain',
      'i18n',
      'ui',
      'use-cases',
      'files',
      'db',
      'documents',
      'spreadsheets',
      'solver',
      'mail',
      'search',
      'accounts',
      'server'
    ]
  },
  // Where the parts are joined; nothing imports these.
  program: { at: [''], may: ['*'] }
};

/** Areas of the domain, each may import those before it; a step of several names holds areas that do not see each other. */
const AREAS: readonly (readonly string[])[] = [
  ['shared'],
  ['tenancy'],
  ['law'],
  ['population'],
  ['directory', 'surveys'],
  ['evidence'],
  ['plans'],
  ['consultations'],
  ['decisions'],
  ['monitoring'],
  ['regions'],
  ['publishing'],
  ['demonstration']
];

const ROOT = new URL('../src/', import.meta.url).pathname;

type Import = { from: string; to: string; isPackage: boolean; typeOnly: boolean };

function sourceFiles(): string[] {
  return (readdirSync(ROOT, { recursive: true }) as string[])
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|svelte)$/.test(path) && !/\.(test|fixture)\.ts$/.test(path));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const scripts = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '')
    : [text];
  return scripts.flatMap((script) => {
    const withoutTypes = new Set(namesIn(script.replace(/^(import|export) type [^;]*;/gm, '')));
    return namesIn(script).map((name) => ({
      from: file,
      ...resolved(file, name),
      typeOnly: !withoutTypes.has(name)
    }));
  });
}

function namesIn(script: string): string[] {
  return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName }) => fileName);
}

function resolved(from: string, name: string): { to: string; isPackage: boolean } {
  if (name.startsWith('#lib/')) return { to: `lib/${name.slice(5)}`, isPackage: false };
  if (name.startsWith('.')) return { to: normalize(join(dirname(from), name)), isPackage: false };
  return { to: name, isPackage: true };
}

function layerOf(file: string): string {
  let best = { name: 'program', length: -1 };
  for (const [name, { at }] of Object.entries(LAYERS)) {
    for (const place of at) {
      const holds = place === '' || file === place || file.startsWith(`${place}/`);
      if (holds && place.length > best.length) best = { name, length: place.length };
    }
  }
  return best.name;
}

function refuseLayer({ from, to, isPackage }: Import): string | null {
  const layer = layerOf(from);
  const { may, packages } = LAYERS[layer] as Layer;
  if (isPackage) {
    if (!packages || packages.some((start) => to.startsWith(start))) return null;
    return `${from} imports the package ${to}, which ${layer} may not`;
  }
  // SvelteKit writes its types beside a route; they are types of that route.
  if (to.includes('$types')) return null;
  const target = layerOf(to);
  if (target === layer || may.includes('*') || may.includes(target)) return null;
  return `${from} (${layer}) imports ${to} (${target})`;
}

function refuseArea({ from, to, isPackage }: Import): string | null {
  if (isPackage || layerOf(from) !== 'domain' || layerOf(to) !== 'domain') return null;
  const [own, other] = [from.split('/')[2] ?? '', to.split('/')[2] ?? ''];
  if (own === other) return null;
  const step = (area: string) => AREAS.findIndex((names) => names.includes(area));
  if (step(own) === -1) return `${from}: ${own} is no area`;
  return step(other) < step(own) ? null : `${from}: the area ${own} may not import ${other}`;
}

/** The first path of imports that comes back to where it began, or null. */
function findCycle(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | null => {
    const seenAt = path.indexOf(file);
    if (seenAt !== -1) return [...path.slice(seenAt), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const cycle = walk(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return null;
}

const files = sourceFiles();
const known = new Set(files);
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const all = [...imports.values()].flat();
const refusals = [...all.map(refuseLayer), ...all.map(refuseArea)].filter((refusal) => refusal !== null);
// A type is gone when the program runs: types alone make no circle. A component that draws itself inside itself is none.
const inside = new Map(
  files.map((file) => [
    file,
    (imports.get(file) ?? [])
      .filter(({ to, typeOnly }) => !typeOnly && to !== file && known.has(to))
      .map(({ to }) => to)
  ])
);
const cycle = findCycle(inside);
if (cycle) refusals.push(`in a circle: ${cycle.join(' → ')}`);
if (all.length < files.length / 2)
  refusals.push('hardly any import was found: the reader of imports is broken');
for (const refusal of [...new Set(refusals)].sort()) console.error(refusal);
console.log(`${files.length} files, ${all.length} imports, ${refusals.length} refused`);
process.exit(refusals.length ? 1 : 0);
