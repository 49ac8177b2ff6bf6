/*
 * Keeps what somebody fills in until it is sent: after a reload, a crash or a lost network it is there again. It stays
 * in this browser, and one press forgets it. Without this script a questionnaire is a form like any other.
 */
import { type Draft, draftPlace, fieldsOf, fillIn } from './kept-draft.ts';
import { findProof } from './proof-work.ts';
import { readSeal } from './sealed-sheet.ts';

/** Between two attempts to reach the server. */
const RETRY_MS = 15_000;

const place = document.querySelector<HTMLElement>('[data-draft]');
if (place) begin(place, draftPlace(place.dataset['draft'] ?? ''));

type Place = ReturnType<typeof draftPlace>;

function begin(shown: HTMLElement, kept: Place): void {
  const { draftView: view } = shown.dataset;
  if (view === 'receipt') kept.forget();
  if (view === 'start') offer(shown, kept);
  if (view === 'closed') offerAsFile(shown, kept);
  const form = shown.querySelector<HTMLFormElement>('form[data-draft-form]');
  if (view === 'page' && form) keepWhileFilledIn(shown, form, kept);
}

/** On the first page: what was filled in here before can be gone on with, or forgotten. */
function offer(shown: HTMLElement, kept: Place): void {
  const draft = kept.find();
  const offered = shown.querySelector<HTMLFormElement>('[data-draft-offer]');
  if (!draft || !offered) return;
  for (const [name, value] of [['stav', draft.sealed], ...draft.fields]) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name ?? '';
    field.value = value ?? '';
    offered.append(field);
  }
  offered.hidden = false;
  offered.querySelector('[data-draft-forget]')?.addEventListener('click', () => {
    kept.forget();
    offered.remove();
  });
}

/** After the end: what could not be sent in time can still be brought to the office. */
function offerAsFile(shown: HTMLElement, kept: Place): void {
  const draft = kept.find();
  const offered = shown.querySelector<HTMLElement>('[data-draft-late]');
  if (!draft || !offered) return;
  offered.hidden = false;
  offered.querySelector('[data-draft-file]')?.addEventListener('click', () => saveFile(shown, draft));
  offered.querySelector('[data-draft-forget]')?.addEventListener('click', () => {
    kept.forget();
    offered.remove();
  });
}

function keepWhileFilledIn(shown: HTMLElement, form: HTMLFormElement, kept: Place): void {
  const sealed = String(new FormData(form).get('stav') ?? '');
  const before = kept.find();
  // The same page again: it was reloaded, and what was filled in since then is not in it.
  if (before?.sealed === sealed) fillIn(form, before.fields);
  const now = (): Draft => ({ sealed, fields: fieldsOf(form), keptAt: Date.now() });
  if (!kept.keep(now())) return;
  for (const kind of ['input', 'change']) form.addEventListener(kind, () => kept.keep(now()));
  form.addEventListener('input', askToPersist, { once: true });
  show(shown, '[data-draft-note]');
  shown.querySelector('[data-draft-forget]')?.addEventListener('click', () => {
    kept.forget();
    location.replace(location.pathname);
  });
  shown.querySelector('[data-draft-file]')?.addEventListener('click', () => saveFile(shown, now()));
  void work(form, sealed);
  sendWhenReachable(shown, form);
}

/** Asked once something is there to be kept; a browser that says no keeps it until it needs the room. */
function askToPersist(): void {
  void navigator.storage?.persist?.().catch(() => false);
}

async function work(form: HTMLFormElement, sealed: string): Promise<void> {
  const seal = readSeal(sealed);
  const nonce = seal && (await findProof(seal.key));
  if (nonce === null) return;
  const proof = document.createElement('input');
  proof.type = 'hidden';
  proof.name = 'dokaz';
  proof.value = String(nonce);
  form.append(proof);
}

/** A form that cannot be sent waits in its page instead of giving way to the browser's page about the network. */
function sendWhenReachable(shown: HTMLElement, form: HTMLFormElement): void {
  let pressed: HTMLElement | null = null;
  let isReachable = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function attempt(): Promise<void> {
    clearTimeout(timer);
    isReachable = await reaches();
    if (isReachable) return form.requestSubmit(pressed);
    show(shown, '[data-draft-unsent]');
    timer = setTimeout(attempt, RETRY_MS);
  }

  form.addEventListener('submit', (event) => {
    if (isReachable) return;
    event.preventDefault();
    pressed = event.submitter;
    void attempt();
  });
  addEventListener('online', () => {
    if (pressed && !isReachable) void attempt();
  });
  // Back from the next page: the network may be gone again.
  addEventListener('pageshow', () => {
    isReachable = false;
    pressed = null;
  });
}

async function reaches(): Promise<boolean> {
  return fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => status < 500,
    () => false
  );
}

function show(shown: HTMLElement, selector: string): void {
  const hidden = shown.querySelector<HTMLElement>(selector);
  if (hidden) hidden.hidden = false;
}

/** The answers as a file, which the office can bring in. */
function saveFile(shown: HTMLElement, { sealed, fields }: Draft): void {
  const said = { opora: 'answers', questionnaire: shown.dataset['draft'], sheets: [{ sealed, fields }] };
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(said)], { type: 'application/json' }));
  link.download = `odpovede-${shown.dataset['draft']}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
