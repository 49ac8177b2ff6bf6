import { isProof, proofText } from '#lib/domain/surveys/answering/proof-of-work.ts';

/** So many hashes are asked for at once; between them the page answers to its reader. */
const AT_ONCE = 64;

/** Works until it finds a proof for a sheet; null where the browser cannot hash, as on plain http in an office. */
export async function findProof(sheetKey: string): Promise<number | null> {
  if (!globalThis.crypto?.subtle) return null;
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    const hashes = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        crypto.subtle.digest('SHA-256', encoder.encode(proofText(sheetKey, from + at)))
      )
    );
    const found = hashes.findIndex((hash) => isProof(new Uint8Array(hash)));
    if (found >= 0) return from + found;
  }
}
