import { join } from 'node:path';
import type { LifeSituation, OutsideHelp, Wording } from '#lib/domain/directory/help/life-situation.ts';
import { dataFolder, readJson } from '../../reference/data-folder.ts';

/** Everything the finder knows by itself; the directory adds the services. */
export type HelpTexts = {
  situations: readonly LifeSituation[];
  outside: ReadonlyMap<string, OutsideHelp>;
  /** What a kind of service gives, in one plain sentence or two, by its code. */
  kinds: Readonly<Record<string, Wording>>;
};

let read: HelpTexts | undefined;

/** The texts of `data/help`, read by the first question and kept. */
export function helpTexts(): HelpTexts {
  const folder = join(dataFolder(), 'help');
  read ??= {
    situations: readJson<LifeSituation[]>(folder, 'situations.json'),
    outside: new Map(
      readJson<OutsideHelp[]>(folder, 'outside-help.json').map((help) => [help.code, help] as const)
    ),
    kinds: readJson<Record<string, Wording>>(folder, 'kinds.json')
  };
  return read;
}

/** The situation of a code. */
export function situationOf(code: string): LifeSituation | undefined {
  return helpTexts().situations.find((situation) => situation.code === code);
}
