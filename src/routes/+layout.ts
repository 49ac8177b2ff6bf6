/** Pages are drawn on the server, error pages too; the one page with the editor asks for its script itself. */
export const csr = false;
