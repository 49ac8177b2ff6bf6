/** Signing in must work on any machine and in any browser: these pages carry no script. */
export const csr = false;
