import { mkdirSync, writeFileSync } from 'node:fs';
import { publicSchemas } from './public-schemas.ts';

/** Writes the schemas of what is published as JSON, after a type of it has changed. */
mkdirSync('static/schemy', { recursive: true });
for (const [file, text] of publicSchemas()) writeFileSync(file, text);
