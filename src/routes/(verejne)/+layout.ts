/** Public pages carry no script: they are the same for everybody, and a phone of any age can read them. */
export const csr = false;
