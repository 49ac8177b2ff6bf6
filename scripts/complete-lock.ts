// After `npm install`: `node scripts/complete-lock.ts` writes into package-lock.json the builds for other systems that the registry in use did not offer.
// npm leaves an optional package out of the lock when it cannot be found, and then `npm ci` refuses the lock.
import { readFileSync, writeFileSync } from 'node:fs';

const OS: Record<string, string> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32'
};
const CPU: Record<string, string> = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32'
};

const path = new URL('../package-lock.json', import.meta.url);
type Package = {
  version?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
};
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Package> };

for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const words = (name.split('/').at(-1) ?? '').split('-');
    const os = words.map((word) => OS[word]).find((found) => found !== undefined);
    if (lock.packages[place] || !os) continue;
    const cpu = words.map((word) => CPU[word]).find((found) => found !== undefined);
    const libc = words.includes('musl') || words.includes('musleabihf') ? { libc: ['musl'] } : {};
    lock.packages[place] = {
      version,
      cpu: [cpu],
      ...(parent.dev && { dev: true }),
      ...libc,
      optional: true,
      os: [os]
    };
  }
}

const packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
