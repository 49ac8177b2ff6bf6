/** A form that answers with a file: it does without scripts. */
export const csr = false;
