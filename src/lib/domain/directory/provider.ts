/** Who founded a provider: obec, VÚC, or a non-public body (verejný a neverejný poskytovateľ, § 3). */
export const PROVIDER_KINDS = ['municipal', 'regional', 'non-public'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** A provider of social services (poskytovateľ): a row of the installation with one steward (foundations). */
export type Provider = {
  id: string;
  name: string;
  kind: ProviderKind;
  /** Eight digits (IČO), or null while unknown. */
  ico: string | null;
  /** The planning body that keeps the row. */
  stewardBodyId: string;
  website: string | null;
};

export type ProviderRefusal = 'no-name' | 'not-an-ico';

/** Why a provider cannot be kept, or null. */
export function refuseProvider(provider: Pick<Provider, 'name' | 'ico'>): ProviderRefusal | null {
  if (provider.name.trim() === '') return 'no-name';
  return provider.ico !== null && !isIco(provider.ico) ? 'not-an-ico' : null;
}

const ICO_WEIGHTS = [8, 7, 6, 5, 4, 3, 2];

/** Whether eight digits are a possible IČO: the last one is the check digit, modulo 11. */
export function isIco(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const sum = ICO_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return Number(text[7]) === (11 - (sum % 11)) % 10;
}
