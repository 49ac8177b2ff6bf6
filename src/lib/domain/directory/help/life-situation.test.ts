import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordableKinds } from './expressed-need.ts';
import {
  chosenAnswers,
  fittingHelp,
  isOffered,
  type LifeSituation,
  type OutsideHelp
} from './life-situation.ts';

const wording = { sk: 'text', en: 'text' };
const readable = { ...wording, easySk: 'text', easyEn: 'text' };
const answer = (code: string, kinds: string[], without: string[] = [], help: string[] = []) => ({
  ...{ code, kinds, without, help, text: wording }
});

const situation: LifeSituation = {
  ...{ code: 'po-nemocnici', sensitive: false, title: wording, lead: readable, words: [] },
  crisis: ['112'],
  questions: [
    {
      ...{ code: 'kde', text: wording },
      answers: [
        answer('doma', ['opatrovatelska-sluzba'], ['zariadenie']),
        answer('inde', ['zariadenie'], [], ['ados', '112'])
      ]
    }
  ],
  kinds: ['pozicovanie', 'zariadenie', 'opatrovatelska-sluzba'],
  steps: { first: [readable], next: [readable], last: [readable] },
  help: ['pomocky', 'ados']
};

test('an answer brings its kinds to the front and takes others away', () => {
  expect(fittingHelp(situation, {}).kinds).toEqual(['pozicovanie', 'zariadenie', 'opatrovatelska-sluzba']);
  expect(fittingHelp(situation, { kde: 'doma' }).kinds).toEqual(['opatrovatelska-sluzba', 'pozicovanie']);
  expect(fittingHelp(situation, { kde: 'inde' })).toEqual({
    kinds: ['zariadenie', 'pozicovanie', 'opatrovatelska-sluzba'],
    crisis: ['112'],
    help: ['ados', 'pomocky']
  });
});

test('whatever a form says, only answers that exist are taken, and nothing is named twice', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('kde', 'ine'), fc.constantFrom('doma', 'inde', 'xyz')),
      (said) => {
        const chosen = chosenAnswers(situation, (question) => said[question] ?? null);
        expect(['doma', 'inde', undefined]).toContain(chosen['kde']);
        expect(Object.keys(chosen).every((question) => question === 'kde')).toBe(true);
        const { kinds, help } = fittingHelp(situation, chosen);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(new Set(help).size).toBe(help.length);
      }
    )
  );
});

test('nothing about a sensitive topic may be recorded as missing, nor a kind that tells of violence', () => {
  const kinds = ['utulok', 'zariadenie-nudzoveho-byvania'];
  expect(recordableKinds({ ...situation, sensitive: true })).toEqual([]);
  expect(recordableKinds({ ...situation, kinds, questions: [] })).toEqual(['utulok']);
});

test('an allowance is offered from its first day and not on the day when it ends', () => {
  const allowance: OutsideHelp = {
    ...{ code: 'prispevok', name: wording, text: readable, phone: null, website: null, source: 'zákon' },
    ...{ validFrom: '2025-01-01', validTo: '2027-01-01', writtenOn: '2026-11-22', verifiedOn: null }
  };
  const days = ['2024-12-31', '2025-01-01', '2026-12-31', '2027-01-01'] as const;
  expect(days.map((day) => isOffered(allowance, day))).toEqual([false, true, true, false]);
});
