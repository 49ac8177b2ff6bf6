/** A long page to read: it does without scripts, and is not sent twice. */
export const csr = false;
