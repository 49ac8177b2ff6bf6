/** A link in a mail to a provider opens its records for so many days. */
export const LINK_DAYS = 30;

/** One service asked about in a link (žiadosť o potvrdenie). */
export type ConfirmationRequest = {
  serviceId: string;
  expiresAt: Date;
  confirmedAt: Date | null;
  /** A newer mail was sent, or the address of the provider changed. */
  revokedAt: Date | null;
};

export type LinkState = 'open' | 'confirmed' | 'expired' | 'revoked';

/** What one service of a link can still be used for at a moment. What was confirmed stays so when the link ends. */
export function requestState(
  { expiresAt, confirmedAt, revokedAt }: Omit<ConfirmationRequest, 'serviceId'>,
  now: Date
): LinkState {
  if (confirmedAt !== null) return 'confirmed';
  if (revokedAt !== null) return 'revoked';
  return now < expiresAt ? 'open' : 'expired';
}

/**
 * What a link as a whole can be used for: open while any of its services waits; *confirmed* when nothing waits and
 * something was confirmed by it.
 */
export function linkState(requests: readonly ConfirmationRequest[], now: Date): LinkState {
  const states = requests.map((one) => requestState(one, now));
  return (
    (['open', 'confirmed', 'expired', 'revoked'] as const).find((state) => states.includes(state)) ??
    'expired'
  );
}
