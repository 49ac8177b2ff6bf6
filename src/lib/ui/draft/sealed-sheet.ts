/** What a sealed sheet says of itself; the mark beside it is the server's to check. */
export type SheetSeal = { key: string; version: number; language: string };

/** Reads the hidden field of a page; null where it is none. */
export function readSeal(sealed: string): SheetSeal | null {
  try {
    const said = sealed.split('.')[0] ?? '';
    const state: unknown = JSON.parse(atob(said.replace(/-/g, '+').replace(/_/g, '/')));
    const { key, version, language } = state as Partial<SheetSeal>;
    const isSeal = typeof key === 'string' && typeof version === 'number' && typeof language === 'string';
    return isSeal ? { key, version, language } : null;
  } catch {
    return null;
  }
}
