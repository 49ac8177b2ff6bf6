/** Forms of the plan are plain HTML: they work the same with and without scripts. The editor turns scripts on. */
export const csr = false;
