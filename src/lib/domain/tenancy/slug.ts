/** First parts of public addresses that mean something else; no planning body may be called so. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'api',
  'co-pripravit',
  'chyba',
  'en',
  'fonts',
  'hladat',
  'katalog',
  'kontakt',
  'kraj',
  'o-opore',
  'obce',
  'ochrana-udajov',
  'odhlasenie',
  'overenie',
  'podmienky',
  'pozvanka',
  'pomoc',
  'pracovisko',
  'prihlasenie',
  'prevadzka',
  'pristupnost',
  'sk',
  'slovensko',
  'slovnik',
  'stav',
  'u',
  'ucet',
  'zabudnute-heslo',
  'zdroje-udajov'
]);

/** The part of an address made of a name: small letters without diacritics, digits and hyphens. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The slug of a region's page `/kraj/{kraj}`: Žilinský kraj is `zilinsky`. */
export function regionSlug(name: string): string {
  return slugOf(name.replace(/\s+kraj$/, ''));
}

/**
 * Slugs of all planning bodies, by code. Where a slug repeats (Lipovec; also Lazany and Lažany),
 * every bearer gets its district: `lipovec-martin`. Depends on the set of names only, not on its order.
 */
export function slugsOf(
  bodies: readonly { code: string; name: string; districtName: string | null }[]
): Map<string, string> {
  const bearers = new Map<string, number>();
  for (const { name } of bodies) bearers.set(slugOf(name), (bearers.get(slugOf(name)) ?? 0) + 1);

  const slugs = new Map<string, string>();
  for (const { code, name, districtName } of bodies) {
    const plain = slugOf(name);
    const taken = (bearers.get(plain) ?? 0) > 1 || RESERVED_SLUGS.has(plain);
    slugs.set(code, taken && districtName !== null ? `${plain}-${slugOf(districtName)}` : plain);
  }
  return slugs;
}
