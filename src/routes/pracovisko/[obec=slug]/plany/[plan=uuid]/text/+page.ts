/** A list to choose from needs no script. */
export const csr = false;
