/** A link from a mail must open on any phone and in any browser: the page carries no script. */
export const csr = false;
