import { readGridText } from '#lib/domain/plans/grid/grid-number.ts';
import { only, type Place } from './places.ts';
import type { SheetCells } from './sheet-cells.ts';
import type { SheetSession } from './sheet-session.ts';
import { leaveTick, type SheetView, type SheetWords } from './sheet-view.ts';

type Sending = { cells: SheetCells; session: SheetSession; view: SheetView; words: SheetWords };

/** Sends the form as it would be sent without scripts, with the changed cells alone, and once. */
export function sendChanges(form: HTMLFormElement, { cells, session, view, words }: Sending): void {
  let isSending = false;

  const isWrong = (place: Place) => {
    const isLeft = leaveTick(form, cells.nameOf(place))?.checked === true;
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
    session.remember();
  });

  // Each row that is sent says what it showed; the one field sends nothing by itself.
  form.addEventListener('formdata', ({ formData }) => {
    const changed = session.changedPlaces();
    formData.delete(cells.input.name);
    for (const [row, seen] of cells.seen.entries())
      if (!changed.some((place) => place.row === row)) formData.delete(seen.name);
    for (const place of changed) formData.append(cells.nameOf(place), session.textAt(place));
  });

  // Coming back to a page that was left while sending finds everything as it was.
  window.addEventListener('pageshow', () => {
    isSending = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!isSending && session.changedPlaces().length > 0) event.preventDefault();
  });
}
