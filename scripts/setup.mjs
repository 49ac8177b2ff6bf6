// Sets up everything that `npm start` and `npm test` need, on a machine that has only Node and npm.
// No package is imported here, and nothing newer than Node 20: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const words = JSON.parse(readFileSync(at('src/lib/i18n/sk.json'), 'utf8'));

const OLDEST_NODE = [20, 20];
const LOCK_STAMP = at('node_modules/.opora-lock');
const BUILD_STAMP = at('build/.opora-build');

function fail(key) {
  console.error(words[key]);
  process.exit(1);
}

function run(command, args) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32'
  });
  return result.status === 0;
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const entries = statOf(path) === 'folder' ? filesIn(path) : [path];
    for (const file of entries) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function statOf(path) {
  try {
    readdirSync(path);
    return 'folder';
  } catch {
    return 'file';
  }
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]
    )
    .filter((file) => !file.endsWith('.test.ts'));
}

function isStamped(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
  fail('console.setup.node');

const lock = hashOf([at('package-lock.json')]);
if (!isStamped(LOCK_STAMP, lock)) {
  console.log(words['console.setup.installing']);
  if (!run('npm', ['ci', '--loglevel=error', '--include=dev', '--include=optional']))
    fail('console.setup.installFailed');
  writeFileSync(LOCK_STAMP, lock);
}

// From here on everything runs under the Node that the project pins.
const node = at('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const runtime = existsSync(node) ? node : process.execPath;

const sources = hashOf([at('src'), at('data'), at('static'), at('vite.config.ts'), at('package-lock.json')]);
if (!isStamped(BUILD_STAMP, sources)) {
  console.log(words['console.setup.building']);
  rmSync(at('build'), { recursive: true, force: true });
  if (!run(runtime, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel=error']))
    fail('console.setup.buildFailed');
  console.log(words['console.setup.packing']);
  mkdirSync(at('build'), { recursive: true });
  if (!run(runtime, [at('scripts/pack-base.ts')])) fail('console.setup.buildFailed');
  writeFileSync(BUILD_STAMP, sources);
}
