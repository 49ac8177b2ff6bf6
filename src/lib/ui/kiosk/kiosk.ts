/*
 * A kiosk in an office. Its pages follow one another in one place of one document, so that the button „back“ finds
 * nothing of whoever stood here before; after thanking, and when nobody touches it for a while, it begins anew.
 * Without this script it is a questionnaire like any other, which begins anew after thanking.
 */

/** Long enough to read a page of questions; then it asks, and waits once more. */
const IDLE_MS = 120_000;
const STILL_MS = 30_000;
const THANKS_MS = 30_000;

const place = document.querySelector<HTMLElement>('[data-kiosk]');
if (place) standUp(place);

function standUp(kiosk: HTMLElement): void {
  // A page that was reached by sending a form holds somebody's answers: the first one is asked for anew.
  if (kiosk.dataset['kiosk'] !== 'start') {
    location.replace(location.href);
    return;
  }
  const first = [...kiosk.childNodes].map((node) => node.cloneNode(true));
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the first page stands as it came, with nothing typed on it and nothing said. */
  let isFresh = true;
  let sending: AbortController | null = null;

  function begin(): void {
    // What comes back for whoever stood here before is nobody's any more.
    sending?.abort();
    sending = null;
    isFresh = true;
    show(
      'start',
      first.map((node) => node.cloneNode(true))
    );
  }

  function show(state: string, nodes: readonly Node[]): void {
    kiosk.dataset['kiosk'] = state;
    kiosk.replaceChildren(...nodes);
    scrollTo(0, 0);
    const heading = kiosk.querySelector<HTMLElement>('[role="alert"], h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
    wait();
  }

  function wait(): void {
    clearTimeout(timer);
    const { kiosk: state } = kiosk.dataset;
    if (isFresh) return;
    if (state === 'start') timer = setTimeout(begin, IDLE_MS);
    else if (state === 'receipt' || state === 'closed') timer = setTimeout(begin, THANKS_MS);
    else timer = setTimeout(askWhetherStill, IDLE_MS);
  }

  function askWhetherStill(): void {
    const asking = document.createElement('div');
    asking.className = 'kiosk__still';
    asking.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.textContent = kiosk.dataset['still'] ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = kiosk.dataset['goOn'] ?? '';
    asking.append(words, button);
    kiosk.append(asking);
    timer = setTimeout(begin, STILL_MS);
  }

  function isHere(): void {
    kiosk.querySelector('.kiosk__still')?.remove();
    wait();
  }

  async function send(
    form: HTMLFormElement,
    pressed: HTMLElement | null,
    signal: AbortSignal
  ): Promise<void> {
    kiosk.querySelector('.kiosk__unsent')?.remove();
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form, pressed)) sent.append(name, String(value));
    const request = { method: 'POST', body: sent, headers: { accept: 'text/html' }, signal };
    const answer = await fetch(location.href, request).then(
      (response) => response.text(),
      () => ''
    );
    if (signal.aborted) return;
    isFresh = false;
    const page = new DOMParser().parseFromString(answer, 'text/html');
    const next = page.querySelector<HTMLElement>('[data-kiosk]');
    if (next) show(next.dataset['kiosk'] ?? '', [...next.childNodes]);
    else sayUnsent();
  }

  /** Nothing came back: what is filled in stays, and the same press sends the same sheet. */
  function sayUnsent(): void {
    const words = document.createElement('p');
    words.className = 'kiosk__unsent field__error';
    words.setAttribute('role', 'alert');
    words.textContent = kiosk.dataset['unsent'] ?? '';
    kiosk.querySelector('.button-row')?.before(words);
  }

  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const { target, submitter } = event;
    if (submitter?.matches('[data-kiosk-end]')) return begin();
    if (!(target instanceof HTMLFormElement) || sending) return;
    const now = new AbortController();
    sending = now;
    void send(target, submitter, now.signal).finally(() => {
      if (sending === now) sending = null;
    });
  });
  document.addEventListener('input', () => {
    isFresh = false;
  });
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) document.addEventListener(kind, isHere);
  // Shown again from memory: whoever left it like this is gone.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) begin();
  });
}
