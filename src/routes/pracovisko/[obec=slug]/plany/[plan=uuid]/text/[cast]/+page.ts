/** The editor runs in the browser; without it the same page edits block by block with plain forms. */
export const csr = true;
