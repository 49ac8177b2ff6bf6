import type { TerritoryUnitKind } from '../../tenancy/territory.ts';

/** For whom a sample is worded: a village, a town, or a district of a city. */
export const SETTINGS = ['village', 'town', 'city-district'] as const;
export type Setting = (typeof SETTINGS)[number];

/** The setting of a body by the kind of its territory; a body without territory is worded as a village. */
export function settingOf(unitKind: TerritoryUnitKind | null): Setting {
  if (unitKind === 'town' || unitKind === 'whole-city') return 'town';
  return unitKind === 'city-district' ? 'city-district' : 'village';
}

/**
 * Words that differ between a village, a town and a city district, each in the cases that samples use. In a sample
 * they stand in braces: `v {obci}` becomes *v obci*, *v meste* or *v mestskej časti*. A capital inside
 * gives a capital.
 */
const WORDS = {
  // The municipality itself: nominative, genitive, dative, locative.
  obec: ['obec', 'mesto', 'mestská časť'],
  obce: ['obce', 'mesta', 'mestskej časti'],
  'obci-komu': ['obci', 'mestu', 'mestskej časti'],
  obci: ['obci', 'meste', 'mestskej časti'],
  zastupiteľstvo: ['obecné zastupiteľstvo', 'mestské zastupiteľstvo', 'miestne zastupiteľstvo'],
  zastupiteľstva: ['obecného zastupiteľstva', 'mestského zastupiteľstva', 'miestneho zastupiteľstva'],
  zastupiteľstvu: ['obecnému zastupiteľstvu', 'mestskému zastupiteľstvu', 'miestnemu zastupiteľstvu'],
  úrad: ['obecný úrad', 'mestský úrad', 'miestny úrad'],
  úradu: ['obecného úradu', 'mestského úradu', 'miestneho úradu'],
  úrade: ['obecnom úrade', 'mestskom úrade', 'miestnom úrade'],
  starosta: ['starosta', 'primátor', 'starosta'],
  starostovi: ['starostovi', 'primátorovi', 'starostovi'],
  // Functions that answer for things, as they stand in plans.
  referent: [
    'referent sociálnych vecí obecného úradu',
    'oddelenie sociálnych vecí mestského úradu',
    'oddelenie sociálnych vecí miestneho úradu'
  ],
  stavebník: [
    'referent výstavby obecného úradu',
    'oddelenie výstavby mestského úradu',
    'oddelenie výstavby miestneho úradu'
  ],
  ekonóm: [
    'ekonóm obecného úradu',
    'ekonomické oddelenie mestského úradu',
    'ekonomické oddelenie miestneho úradu'
  ],
  noviny: ['obecných novinách', 'mestských novinách', 'miestnych novinách']
} as const satisfies Record<string, readonly [village: string, town: string, district: string]>;

const TOKEN = /\{([\p{L}-]+)\}/gu;

/** A wording with its words in braces said for one setting. Throws on a word that has no forms. */
export function wordedFor(setting: Setting, wording: string): string {
  const at = SETTINGS.indexOf(setting);
  return wording.replace(TOKEN, (token, given: string) => {
    const name = given.toLowerCase();
    const word = (WORDS[name as keyof typeof WORDS] as readonly string[] | undefined)?.[at];
    if (word === undefined) throw new Error(`${token} is no word that differs between a village and a town`);
    return given === name ? word : word.charAt(0).toUpperCase() + word.slice(1);
  });
}
