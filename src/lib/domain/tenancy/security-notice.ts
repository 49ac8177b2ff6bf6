/**
 * Changes of how somebody signs in. Each is written down and told to the person by mail, so that nobody else can make
 * one unnoticed.
 */
export const SECURITY_NOTICES = [
  'second-step-on',
  'second-step-off',
  'second-step-reset',
  'recovery-codes-renewed',
  'recovery-code-used',
  'passkey-added',
  'passkey-removed',
  'password-changed',
  'identity-linked',
  'identity-unlinked',
  'email-restored'
] as const;

export type SecurityNotice = (typeof SECURITY_NOTICES)[number];

/** Somebody who changes how she signs in, and the actor that events name. */
export type AccountHolder = { accountId: string; actorId: string; email: string };
