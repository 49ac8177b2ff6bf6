/** The list of completions that belongs to a field; the field keeps the focus. */
export type CompletionList = {
  show(completions: readonly { text: string; note: string }[], said: string): void;
  close(): void;
  isOpen(): boolean;
  /** One further down or up; from the last to the first. */
  move(by: 1 | -1): void;
  /** No completion is the active one from now on. */
  leave(): void;
  /** The text of the active completion; null where there is none. */
  active(): string | null;
};

/** Makes the field a combobox, with its list behind it and a place where the number of completions is said. */
export function createList(field: HTMLInputElement, choose: (text: string) => void): CompletionList {
  const list = document.createElement('ul');
  list.id = `${field.id}-navrhy`;
  list.className = 'completions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset['completeList'] ?? '');
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  field.parentElement?.append(list, status);
  // A field for searching cannot be a combobox; the keyboard of a phone stays the same.
  field.type = 'text';
  field.autocomplete = 'off';
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', list.id);
  // A press must not take the focus out of the field.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
    if (option) choose(option.dataset['text'] ?? '');
  });

  const options = () => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const chosen = () => options().findIndex((option) => option.ariaSelected === 'true');

  function activate(at: number | null): void {
    for (const [place, option] of options().entries())
      option.setAttribute('aria-selected', String(place === at));
    const option = at === null ? undefined : options()[at];
    if (option) {
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  }

  function open(isOpen: boolean): void {
    list.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
  }

  return {
    show: (completions, said) => {
      list.replaceChildren(...completions.map((one, at) => optionOf(one, `${list.id}-${at}`)));
      activate(null);
      open(completions.length > 0);
      status.textContent = said;
    },
    close: () => {
      activate(null);
      open(false);
      status.textContent = '';
    },
    isOpen: () => !list.hidden,
    move: (by) => {
      const { length } = options();
      const at = chosen();
      activate(at === -1 && by === -1 ? length - 1 : (at + by + length) % length);
    },
    leave: () => activate(null),
    active: () => (list.hidden ? null : (options()[chosen()]?.dataset['text'] ?? null))
  };
}

/** Names are Slovak in every language of the page. */
function optionOf({ text, note }: { text: string; note: string }, id: string): HTMLElement {
  const option = document.createElement('li');
  option.id = id;
  option.dataset['text'] = text;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const name = document.createElement('span');
  name.lang = 'sk';
  name.textContent = text;
  const kind = document.createElement('span');
  kind.className = 'completions__note';
  kind.textContent = note;
  option.append(name, ' ', kind);
  return option;
}
