import { messages } from '#lib/i18n/messages.ts';
import { announceGenerated } from '#lib/server/demonstration/announce-generated.ts';
import { generateCountry } from '#lib/server/demonstration/generate-country.ts';
import type { Command } from '../command.ts';

/** How often progress is told, in bodies. */
const STEP = 50;

/** `opora generate --bodies N [--seed S] [--force]`: invented plans, to try the program with a whole country. */
export const generateCommand: Command = {
  async run(words, { installation, out, error }) {
    const t = messages('sk');
    const wanted = readWords(words);
    if (!wanted) {
      error(t('demonstration.generate.usage'));
      return 2;
    }
    const begun = performance.now();
    const tell = (done: number, all: number) => {
      if (done % STEP === 0 || done === all) {
        out(t('demonstration.generate.progress', { done: String(done), all: String(all) }));
      }
    };
    const generated = await generateCountry(installation.database, { ...wanted, now: new Date() }, tell);
    if (!generated) {
      error(t('demonstration.generate.refused'));
      return 1;
    }
    const { added, skipped } = generated;
    await announceGenerated(installation, added);
    if (skipped > 0) out(t('demonstration.generate.skipped', { count: skipped }));
    const seconds = String(Math.round((performance.now() - begun) / 1_000));
    out(t('demonstration.generate.done', { count: added.length, seconds }));
    return 0;
  }
};

/** The meaning of the words, or null when they have none. */
export function readWords(words: readonly string[]): { bodies: number; seed: number; force: boolean } | null {
  const wanted = { bodies: 0, seed: 1, force: false };
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--force') wanted.force = true;
    else if (word === '--bodies') wanted.bodies = Number(rest.shift());
    else if (word === '--seed') wanted.seed = Number(rest.shift());
    else return null;
  }
  const whole = Number.isSafeInteger(wanted.bodies) && Number.isSafeInteger(wanted.seed);
  return whole && wanted.bodies > 0 ? wanted : null;
}
