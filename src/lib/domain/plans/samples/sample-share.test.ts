import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from '../block-text.ts';
import { PLAN_SECTIONS, PLAN_TEXTS } from '../plan.ts';
import { blanksOf, fitsSetting, sampleBlocks, sampleLines } from './sample.ts';
import { sampleIndex, wordShare } from './sample-share.ts';
import { allSamples, SAMPLES, samplesOf, shortTextSample } from './samples.ts';
import { SETTINGS } from './setting.ts';
import { SHORT_TEXT_SAMPLES } from './short-texts.ts';

const index = allSamples();
const wordings = [...SAMPLES, ...SHORT_TEXT_SAMPLES];
const wordCount = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

/** Words that no sample can hold: they consist of letters that Slovak does not have. */
const foreignWord = fc.string({ unit: fc.constantFrom('q', 'w', 'x'), minLength: 3, maxLength: 8 });
const foreignText = fc.array(foreignWord, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const filling = fc.array(foreignWord, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const setting = fc.constantFrom(...SETTINGS);
const sample = fc.constantFrom(...wordings);
const lines = fc.tuple(sample, setting).map(([one, where]) => sampleLines(one.wording, where));

describe('how much of a text is a sample', () => {
  test('an untouched sample has no words of one’s own, whatever its blanks are filled with', () => {
    fc.assert(
      fc.property(lines, fc.array(filling, { minLength: 40, maxLength: 40 }), (all, fillings) => {
        let at = 0;
        const filled = all.join('\n').replace(/\[[^\]]*\]/g, () => fillings[at++] ?? '');
        expect(wordShare(filled, index).own).toBe(0);
      })
    );
  });

  test('neither does one whose blanks are still open, or typed without diacritics and in capitals', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const text = all.join('\n');
        expect(wordShare(text, index).own).toBe(0);
        const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
        expect(wordShare(plain, index).own).toBe(0);
      })
    );
  });

  test('every word is counted once: as one’s own or as the sample’s', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            foreignText,
            lines.map((all) => all.join(' '))
          )
        ),
        (parts) => {
          const text = parts
            .join('\n')
            .replace(/\[[^\]]*\]/g, ' ')
            .replace(/č\. 448\/2008 Z\. z\./g, ' ');
          const { own, sample: copied } = wordShare(text, index);
          expect(own + copied).toBe(wordCount(text));
        }
      )
    );
  });

  test('own words beside a sample are own, all of them', () => {
    fc.assert(
      fc.property(lines, foreignText, (all, mine) => {
        expect(wordShare(`${mine}\n${all.join('\n')}`, index).own).toBe(wordCount(mine));
      })
    );
  });

  test('one word put into a sentence takes at most the few words around it from the sample', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, place) => {
        const words = all.join('\n').split(' ');
        words.splice(place % words.length, 0, 'qwx');
        expect(wordShare(words.join(' '), index).own).toBeLessThanOrEqual(16);
      })
    );
  });

  test('a plain text of somebody’s own is no sample, even on the same subject', () => {
    const own =
      'V Lipovci býva 41 ľudí starších ako osemdesiat rokov. Obec zamestnáva dve opatrovateľky, tretiu hľadáme od jari. ' +
      'Do stacionára v Martine dochádzajú od nás štyria, odváža ich mikrobus farskej charity podľa zákona o sociálnych službách.';
    expect(wordShare(own, index)).toEqual({ own: wordCount(own), sample: 0 });
  });

  test('a sentence copied out of a sample is found between one’s own', () => {
    const copied = 'Za opatrovateľku počas choroby a dovolenky zaskočí kolegyňa zo susednej obce.';
    const share = wordShare(`Máme dve opatrovateľky na celý úväzok. ${copied} Platí to od mája.`, index);
    expect(share).toEqual({ own: 10, sample: wordCount(copied) });
  });

  test('more words than a blank can hold are somebody’s own', () => {
    const own = sampleIndex(['Najviac ľuďom u nás v obci chýba [čo chýba] a to je všetko čo vieme']);
    const gap = Array.from({ length: 30 }, (_, at) => `slovo${at}`).join(' ');
    expect(wordShare(`Najviac ľuďom u nás v obci chýba ${gap} a to je všetko čo vieme`, own).own).toBe(30);
  });
});

describe('the samples', () => {
  test('there is one for every section of every kind of place, and for every short text', () => {
    for (const where of SETTINGS) {
      const there = { setting: where, targetGroupCodes: [] };
      expect(PLAN_SECTIONS.filter((section) => samplesOf(section, there).length === 0)).toEqual([]);
      expect(PLAN_TEXTS.filter((text) => !shortTextSample(text, where))).toEqual([]);
    }
  });

  test('each of the four usual target groups has its own in both analyses and in the goals', () => {
    for (const group of ['seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie', 'socialne-vylucenie']) {
      const sections = SAMPLES.filter((one) => one.targetGroupCode === group).map((one) => one.section);
      expect(sections.sort()).toEqual(['goals-and-priorities', 'requirements-analysis', 'services-analysis']);
    }
  });

  test('every line can be recognised, and blanks do not swallow what lies between them', () => {
    const unrecognised = wordings.flatMap(({ wording, fits }) =>
      SETTINGS.filter((where) => fitsSetting({ fits }, where)).flatMap((where) =>
        sampleLines(wording, where).filter((line) => {
          const fragments = line.split(/\[[^\]]*\]/).map(wordCount);
          if (fragments.length === 1) return false;
          return !fragments.some((words) => words >= 5) || swallowed(fragments) > 27;
        })
      )
    );
    expect(unrecognised).toEqual([]);
  });

  test('they have no officialese, and the spaces and quotes of good Slovak', () => {
    const faults =
      /v zmysle|za účelom|realiz|implement|zabezpečovani|z dôvodu|v rámci|ohľadne|predmetn|klient|užívateľ| ,|\.\.\.|"|''|\(\)| {2}/i;
    expect(wordings.filter(({ wording }) => faults.test(wording)).map(({ wording }) => wording)).toEqual([]);
  });

  test('known facts are filled in, other blanks stay open, and ids of list items are given', () => {
    let given = 0;
    const facts = { kraj: 'Nitriansky kraj' };
    const newId = () => `id${given++}`;
    const legal = samplesOf('legal-frame', { setting: 'town', targetGroupCodes: [] })[0];
    const blocks = sampleBlocks(legal as NonNullable<typeof legal>, { setting: 'town', facts, newId });
    const text = blocks.map(plainText).join('\n');
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'bulletList', 'paragraph']);
    expect(text).toContain('nášho samosprávneho kraja (Nitriansky kraj)');
    expect(text).toContain('Schvaľuje ho mestské zastupiteľstvo.');
    expect(blanksOf(text)).toContain('obdobie programu');
    expect(given).toBe(4);
  });
});

/** The longest stretch between two recognised fragments that counts as the filling of blanks. */
function swallowed(fragments: readonly number[]): number {
  let [longest, here] = [0, 0];
  for (const words of fragments) {
    if (words >= 5) [longest, here] = [Math.max(longest, here), 0];
    else here += words;
    here += 6;
  }
  return longest;
}
