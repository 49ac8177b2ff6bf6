// Works without a script, so none is sent.
export const csr = false;
