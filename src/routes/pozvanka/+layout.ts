/** An invitation must open on any machine and in any browser: the page carries no script. */
export const csr = false;
