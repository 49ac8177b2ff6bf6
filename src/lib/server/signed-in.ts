/** The person behind a session. */
export type SignedIn = { id: string; email: string; name: string; operator: boolean };
