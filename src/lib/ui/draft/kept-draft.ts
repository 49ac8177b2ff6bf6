/** What somebody has filled in and not sent yet, as the browser keeps it: the hidden field of the page and its fields. */
export type Draft = {
  sealed: string;
  fields: [name: string, value: string][];
  /** Milliseconds since 1970. */
  keptAt: number;
};

/** After so long nobody comes back to it. */
const MOST_AGE_MS = 30 * 86_400_000;

/** The place of one questionnaire's draft. A browser that keeps nothing is as one without scripts. */
export function draftPlace(questionnaire: string) {
  const name = `opora-dotaznik-${questionnaire}`;
  return {
    keep(draft: Draft): boolean {
      try {
        localStorage.setItem(name, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },

    find(): Draft | null {
      try {
        const draft: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
        if (!isDraft(draft)) return null;
        if (Date.now() - draft.keptAt < MOST_AGE_MS) return draft;
        localStorage.removeItem(name);
      } catch {
        // Kept by another version of this page, or not at all.
      }
      return null;
    },

    forget(): void {
      try {
        localStorage.removeItem(name);
      } catch {
        // What cannot be reached was never kept.
      }
    }
  };
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, fields, keptAt } = value as Record<string, unknown>;
  return typeof sealed === 'string' && Array.isArray(fields) && typeof keptAt === 'number';
}

/** Everything filled in on a page, without what the page carries on by itself. */
export function fieldsOf(form: HTMLFormElement): Draft['fields'] {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'stav' && name !== 'dokaz' ? [[name, value]] : []
  );
}

/** Fills a page in again as it was. */
export function fillIn(form: HTMLFormElement, fields: Draft['fields']): void {
  const values = Map.groupBy(fields, ([name]) => name);
  for (const control of form.elements) {
    const { name } = control as HTMLInputElement;
    const were = values.get(name)?.map(([, value]) => value);
    if (name === 'stav' || name === 'dokaz') continue;
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type))
      control.checked = were?.includes(control.value) ?? false;
    else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    )
      control.value = were?.[0] ?? '';
  }
}
