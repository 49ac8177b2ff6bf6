import { cellsOf } from './sheet-cells.ts';
import {
  listenToClipboard,
  listenToKeys,
  listenToLinks,
  listenToMouse,
  listenToTools
} from './sheet-listening.ts';
import { sendChanges } from './sheet-sending.ts';
import { sheetSession } from './sheet-session.ts';
import { type SheetWords, sheetView } from './sheet-view.ts';

/*
 * Turns the sheets of a page into spreadsheets. It is loaded as a file of its own by pages that run no other script;
 * what it does not do, the form does: everything is saved by sending the form.
 */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-grid]')) openSheet(form);

function openSheet(form: HTMLFormElement): void {
  const table = form.querySelector('table');
  const tools = form.querySelector<HTMLElement>('[data-grid-tools]');
  if (!table || !tools) return;
  const cells = cellsOf(form);
  if (!cells) return;
  const words = JSON.parse(form.dataset['grid'] ?? '') as SheetWords;
  const view = sheetView(form, cells, words);
  const session = sheetSession({ form, cells, view, words });
  const parts = { cells, session, view };
  listenToKeys(table, parts);
  listenToMouse(table, parts);
  listenToClipboard(table, parts);
  listenToTools(tools, session);
  listenToLinks(parts);
  sendChanges(form, { ...parts, words });
  session.begin();
  paintFirst([...table.querySelectorAll<HTMLTableRowElement>('tbody tr')]);
}

/** More rows than any screen shows of a sheet at once, which scrolls by itself. */
const SHOWN = 24;

/** The rows that are seen are painted first; what is below comes with the frame after, before anybody scrolls to it. */
function paintFirst(rows: readonly HTMLTableRowElement[]): void {
  const below = rows.slice(SHOWN);
  for (const row of below) row.hidden = true;
  requestAnimationFrame(() =>
    setTimeout(() => {
      for (const row of below) row.hidden = false;
    })
  );
}
