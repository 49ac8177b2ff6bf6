/*
 * Passkeys need a script: the browser signs, no form can. This one stands by itself on pages that have no other. It
 * shows what the page keeps hidden, and only where the browser can do it; without it people sign in another way.
 */

type Answer = { to?: string; message?: string };

/** What the server asks a device to sign, with bytes as base64url. */
type AskedToSign = {
  challenge: string;
  allowCredentials?: { id: string; type: 'public-key' }[];
};
type AskedToMake = {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: { id: string; type: 'public-key' }[];
};

function bytes(text: string): ArrayBuffer {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const withBytes = <Known extends { id: string }>(known: readonly Known[] = []) =>
  known.map((one) => ({ ...one, id: bytes(one.id) }));

async function send(address: string, body: object): Promise<Answer & AskedToSign & AskedToMake> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body)
  });
  // A session that ended meanwhile: the page says so itself.
  if (answer.redirected) location.reload();
  return answer.json();
}

/** What a device made, as the server reads it. */
function written(credential: PublicKeyCredential) {
  const { id, rawId, type, response } = credential;
  const fields: Record<string, unknown> = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    fields.attestationObject = text(response.attestationObject);
    fields.transports = response.getTransports?.() ?? [];
  } else if (response instanceof AuthenticatorAssertionResponse) {
    fields.authenticatorData = text(response.authenticatorData);
    fields.signature = text(response.signature);
    if (response.userHandle) fields.userHandle = text(response.userHandle);
  }
  const clientExtensionResults = credential.getClientExtensionResults();
  return { id, rawId: text(rawId), type, response: fields, clientExtensionResults };
}

async function sign(place: HTMLElement): Promise<Answer> {
  const { address = '', onward = '' } = place.dataset;
  const asked = await send(address, {});
  const credential = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: withBytes(asked.allowCredentials),
      // The device asks for a finger, a face or a number: then a passkey is two factors.
      userVerification: 'required'
    }
  });
  return send(address, { response: written(credential as PublicKeyCredential), onward });
}

async function make(place: HTMLElement): Promise<Answer> {
  const { address = '' } = place.dataset;
  const asked = await send(address, {});
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: withBytes(asked.excludeCredentials)
  } as unknown as PublicKeyCredentialCreationOptions;
  const credential = await navigator.credentials.create({ publicKey });
  const name = place.querySelector<HTMLInputElement>('input[name="name"]')?.value ?? '';
  return send(address, { response: written(credential as PublicKeyCredential), name });
}

/** Does it, and leads on or says why not. People who cancel, and devices that cannot, look the same from here. */
async function run(place: HTMLElement, work: (place: HTMLElement) => Promise<Answer>): Promise<void> {
  const button = place.querySelector('button');
  const message = place.querySelector<HTMLElement>('[data-passkey-message]');
  if (button?.disabled) return;
  if (button) button.disabled = true;
  if (message) message.textContent = '';
  const answer: Answer = await work(place).catch(() => ({}));
  if (answer.to) return location.assign(answer.to);
  if (message) message.textContent = answer.message ?? place.dataset.refused ?? '';
  if (button) button.disabled = false;
}

function open(): void {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const without of document.querySelectorAll<HTMLElement>('[data-passkey-without]'))
    without.hidden = true;
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    place.hidden = false;
    const isSignIn = place.dataset.passkey === 'sign-in';
    place.addEventListener(isSignIn ? 'click' : 'submit', (event) => {
      if (isSignIn && !(event.target as Element).closest('button')) return;
      event.preventDefault();
      void run(place, isSignIn ? sign : make);
    });
  }
}

open();
