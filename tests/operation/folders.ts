import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that nobody else uses. */
export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'opora-operation-'));
}
