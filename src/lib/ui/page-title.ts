/** The parts of a window's title from the page outwards: "Denný stacionár – Mesto Rajec – Opora". */
export function pageTitle(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return [...new Set([...said, 'Opora'])].join(' – ');
}
