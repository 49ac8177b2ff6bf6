import { readGridText } from '#lib/domain/plans/grid/grid-number.ts';
import { isSamePlace, only, type Place } from './places.ts';
import type { SheetSession } from './sheet-session.ts';
import { leaveTick, type SheetCells, type SheetView, type SheetWords } from './sheet-view.ts';

type Sending = { cells: SheetCells; session: SheetSession; view: SheetView; words: SheetWords };

/** Sends the form as it would be sent without scripts, with the changed cells alone, and once. */
export function sendChanges(form: HTMLFormElement, { cells, session, view, words }: Sending): void {
  let isSending = false;

  const isWrong = (place: Place) => {
    const input = session.inputAt(place);
    const isLeft = input !== undefined && leaveTick(form, input)?.checked === true;
    return !isLeft && 'fault' in readGridText(words.number, session.textAt(place));
  };

  form.addEventListener('submit', (event) => {
    session.keepTyped();
    const changed = session.changedPlaces();
    const wrong = changed.find(isWrong);
    if (wrong) {
      event.preventDefault();
      session.select(only(wrong));
      view.say('wrong');
      return;
    }
    if (isSending) {
      event.preventDefault();
      return;
    }
    isSending = true;
    sendOnly(changed);
  });

  /** Fields that are off are not sent; each row that is sent says what it showed. */
  function sendOnly(changed: readonly Place[]): void {
    for (const [row, inputs] of cells.inputs.entries()) {
      const own = changed.filter((place) => place.row === row);
      for (const [column, input] of inputs.entries())
        input.disabled = !own.some((place) => isSamePlace(place, { row, column }));
      const seen = cells.seen[row];
      if (seen) seen.disabled = own.length === 0;
    }
  }

  // Coming back to a page that was left while sending finds everything as it was.
  window.addEventListener('pageshow', () => {
    isSending = false;
    for (const input of [...cells.inputs.flat(), ...cells.seen]) input.disabled = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!isSending && session.changedPlaces().length > 0) event.preventDefault();
  });
}
