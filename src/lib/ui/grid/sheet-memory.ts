import { type History, NO_HISTORY } from './edits.ts';
import type { SeenRow } from './shown-grid.ts';

type Kept = { rows: string; history: History };

/** More steps than anybody takes back; the storage of a browser is small. */
const MOST_STEPS = 500;

/**
 * Keeps what can be undone over a saving, which loads the page anew, until the window is closed.
 * @param seen what the hidden field of each row says: a sheet with other rows has a history of its own
 */
export function sheetMemory(seen: readonly HTMLInputElement[], address: URL) {
  address.searchParams.delete('ulozene');
  const key = `opora:sheet:${address.pathname}${address.search}`;
  const rows = JSON.stringify(seen.map(({ value }) => rowShape(JSON.parse(value) as SeenRow)));
  return {
    keep: ({ done, undone }: History): void => {
      const history = { done: done.slice(-MOST_STEPS), undone: undone.slice(-MOST_STEPS) };
      try {
        sessionStorage.setItem(key, JSON.stringify({ rows, history } satisfies Kept));
      } catch {
        // A full or forbidden storage: what was saved can be undone by typing only.
      }
    },
    recall: (): History => {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
        return kept?.rows === rows ? kept.history : NO_HISTORY;
      } catch {
        return NO_HISTORY;
      }
    }
  };
}

const rowShape = ({ id, years }: SeenRow) => [id, ...Object.keys(years)];
