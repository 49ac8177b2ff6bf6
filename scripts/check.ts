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
const reports = mkdtempSync(join(tmpdir(), 'opora-check-'));
const vitestReport = join(reports, 'tests.json');

/** Journeys that fail in more files than this have met a fault, not a slow moment: they get no second try. */
const FILES_TRIED_AGAIN = 3;

type Step = { name: string; command: readonly string[] };

const vitestTo = (report: string) => [
  'vitest',
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report}`
];

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
  { name: 'tests', command: vitestTo(vitestReport) }
];

type Count = { passed: number; failed: number; skipped: number };

function run({ name, command }: Step): Count {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const succeeded = succeeds(command);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`\n── ${name}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (name === 'tests') return testsCounted(succeeded);
  return succeeded ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function succeeds([program = '', ...words]: readonly string[]): boolean {
  const { status } = spawnSync(program, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, NO_COLOR: '1' }
  });
  return status === 0;
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
};

/** What the test runner wrote down; a file that could not even be loaded counts as one failure. */
function testsCounted(succeeded: boolean): Count {
  if (!existsSync(vitestReport)) return { passed: 0, failed: 1, skipped: 0 };
  const report: Report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + unloaded;
  if (succeeded) return { passed: report.numPassedTests, failed, skipped };
  if (passedAtSecondTry(report)) return { passed: report.numPassedTests + failed, failed: 0, skipped };
  // An error outside any test fails the run and is counted nowhere.
  return { passed: report.numPassedTests, failed: Math.max(1, failed), skipped };
}

/**
 * Runs the files of failed journeys once more, alone and one after another. A journey drives a browser, a program and
 * a database, which wait for each other: on a machine that is short of breath one of them may be late. A fault of ours
 * fails twice, and everything but a journey has to pass at once.
 */
function passedAtSecondTry({ testResults }: Report): boolean {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const journeys = failed.filter((file) => /[\\/]tests[\\/]journeys[\\/]/.test(file));
  if (failed.length === 0 || journeys.length < failed.length || failed.length > FILES_TRIED_AGAIN)
    return false;
  console.log(`\n── tried again, alone: ${failed.join(', ')}`);
  return succeeds([...vitestTo(join(reports, 'again.json')), '--maxWorkers=1', ...failed]);
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
