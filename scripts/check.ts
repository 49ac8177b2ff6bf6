import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * What `npm test` does, in order: format, lint, types, layers, then every test: units, properties, stores on both
 * engines, journeys through the built program in a browser. One line at the end says how much passed and failed.
 * `npm test -- lint layers` runs only the steps named.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const vitestReport = join(mkdtempSync(join(tmpdir(), 'opora-check-')), 'tests.json');

type Step = { name: string; command: readonly string[] };

const STEPS: readonly Step[] = [
  { name: 'format', command: ['biome', 'check', '--linter-enabled=false', '--diagnostic-level=error', '.'] },
  { name: 'lint', command: ['biome', 'lint', '--diagnostic-level=error', '.'] },
  { name: 'lint-svelte', command: ['eslint', '--max-warnings=0', 'src'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'types-domain', command: ['tsc', '-p', 'src/lib/domain'] },
  { name: 'types-svelte', command: ['svelte-check', '--output', 'human', '--threshold', 'error'] },
  { name: 'layers', command: ['node', 'scripts/check-layers.ts'] },
  {
    name: 'unused',
    command: ['knip', '--include', 'files,dependencies,unlisted,unresolved,exports', '--no-config-hints']
  },
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`]
  }
];

type Count = { passed: number; failed: number; skipped: number };

function run({ name, command }: Step): Count {
  const [program = '', ...words] = command;
  const started = performance.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(program, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NO_COLOR: '1' }
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (name === 'tests') return testsCounted(status === 0);
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** What the test runner wrote down; a file that could not even be loaded counts as one failure. */
function testsCounted(succeeded: boolean): Count {
  if (!existsSync(vitestReport)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  const unloaded = report.testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    // An error outside any test fails the run and is counted nowhere.
    failed: succeeded ? failed : Math.max(1, failed),
    skipped: report.numPendingTests + report.numTodoTests
  };
}

/** A browser and a PostgreSQL of this machine; both belong to the operating system, so its packages bring them. */
function haveSystemPrograms(): void {
  const missing = [...(hasChromium() ? [] : ['chromium']), ...(hasPostgres() ? [] : ['postgresql'])];
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(missing);
  if (!hasChromium())
    console.log('Chromium is not installed: journeys in the browser and accessibility are SKIPPED.');
  if (!hasPostgres()) console.log('PostgreSQL is not installed: its half of the store specs is SKIPPED.');
}

function install(packages: readonly string[]): void {
  console.log(`── installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', ...words], { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  if (!apt('install', '-y', '--no-install-recommends', ...packages)) {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  }
}

function hasChromium(): boolean {
  return existsSync(process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium');
}

function hasPostgres(): boolean {
  if (process.env.OPORA_TEST_POSTGRES) return true;
  return spawnSync('sh', ['-c', 'ls /usr/lib/postgresql/*/bin/initdb || command -v initdb']).status === 0;
}

const asked = process.argv.slice(2);
const steps = asked.length ? STEPS.filter(({ name }) => asked.includes(name)) : STEPS;
if (steps.some(({ name }) => name === 'tests')) haveSystemPrograms();
const started = performance.now();
const counts = steps.map((step) => ({ name: step.name, ...run(step) }));
const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
const failures = counts.filter(({ failed }) => failed > 0).map(({ name }) => name);
console.log(`\n${Math.round((performance.now() - started) / 1000)} s in all`);
if (failures.length) console.log(`Failed: ${failures.join(', ')}`);
if (sum('skipped')) console.log(`${sum('skipped')} tests skipped`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(failures.length || counts.length === 0 ? 1 : 0);
