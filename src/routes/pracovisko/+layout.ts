/** The desk is plain HTML and works the same with and without scripts; only the editor of texts turns them on. */
export const csr = false;
