import { expect, test } from 'vitest';
import { messagesOf } from '#lib/i18n/messages.ts';
import { searchLanguage } from '../search/search-language.ts';
import { shownTexts } from './coded-texts.ts';

const { analyser } = searchLanguage();
const t = messagesOf('sk', 'municipality');
const [BUS, HEALTH] = ['b', 'h'];
const themes = [
  { id: BUS, questionId: 'q', name: 'doprava' },
  { id: HEALTH, questionId: 'q', name: 'zdravie' }
];
const coding = (textId: string, themeId: string, actorId = 'colleague') => ({
  ...{ textId, actorId, themeIds: [themeId], settled: false, name: 'Boris' }
});
const others = Array.from({ length: 8 }, (_, at) => ({ textId: `o${at}`, text: `niečo ${at}` }));
const ofOthers = others.map(({ textId }) => coding(textId, HEALTH));

/** Themes that are suggested to somebody who has marked nothing yet, for the text of this id. */
function suggestedFor(
  id: string,
  buses: readonly { textId: string; text: string }[],
  all: readonly ReturnType<typeof coding>[]
) {
  const coded = [...buses, ...others];
  const text = buses.find(({ textId }) => textId === id)?.text ?? '';
  const [shown] = shownTexts(
    {
      ...{ themes, coded, all: [...all, ...ofOthers], actorId: 'me' },
      texts: [{ id, text, isReleased: false, all: 1 }],
      codings: all.filter(({ textId }) => textId === id)
    },
    analyser,
    t
  );
  return shown?.themes.filter(({ isSuggested }) => isSuggested).map((one) => one.id);
}

test('what a colleague marked in a text is not suggested for it, unless other texts say so', () => {
  const [first, second, third] = ['1', '2', '3'].map((textId) => ({ textId, text: `autobus ${textId}` }));
  if (!first || !second || !third) throw new Error('There are three.');
  const two = [first, second];
  const mark = ({ textId }: typeof first) => coding(textId, BUS);
  expect(suggestedFor('1', two, two.map(mark))).toEqual([]);
  const three = [first, second, third];
  expect(suggestedFor('1', three, three.map(mark))).toEqual([BUS]);
});

test('a text that two people coded counts once, and not at all while they differ', () => {
  const judged = { textId: '1', text: 'autobus ráno' };
  const other = { textId: '2', text: 'autobus večer' };
  const third = { textId: '3', text: 'autobus v noci' };
  // One text marked by two people is one text.
  expect(suggestedFor('1', [judged, other], [coding('2', BUS), coding('2', BUS, 'another')])).toEqual([]);
  const differing = [coding('2', BUS), coding('3', BUS), coding('3', HEALTH, 'another')];
  expect(suggestedFor('1', [judged, other, third], differing)).toEqual([]);
});
