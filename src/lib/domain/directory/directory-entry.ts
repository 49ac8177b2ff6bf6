/** A row of the directory that a plan names: who carries an activity out, with whom a service is secured. */
export type DirectoryRef = { kind: 'provider' | 'service'; id: string };

/** A provider or a service (poskytovateľ, služba) as it is offered and named, whichever body keeps it. */
export type DirectoryEntry = DirectoryRef & {
  name: string;
  /** Of a service: whose it is. Null for a provider. */
  providerName: string | null;
  /** IČO of the provider, or null while unknown. */
  ico: string | null;
  /** The body that keeps the row; nobody else changes it. */
  stewardBodyId: string;
  stewardName: string;
};

/** One text for a reference, as forms send it: `provider:0192…`. */
export function refText({ kind, id }: DirectoryRef): string {
  return `${kind}:${id}`;
}

const REF = /^(provider|service):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The reference that a text names, or null. */
export function readRef(text: string): DirectoryRef | null {
  const [, kind, id] = REF.exec(text) ?? [];
  return kind && id ? { kind: kind as DirectoryRef['kind'], id } : null;
}

/** The name to print: a service with its provider, where its own name does not say whose it is. */
export function entryName({ name, providerName }: Pick<DirectoryEntry, 'name' | 'providerName'>): string {
  if (providerName === null || name.toLowerCase().includes(providerName.toLowerCase())) return name;
  return `${name}, ${providerName}`;
}

/** Columns of a thing that names at most one row of the directory. */
export type SecuredWith = { securedProviderId: string | null; securedServiceId: string | null };

export const SECURED_WITH_NOBODY: SecuredWith = { securedProviderId: null, securedServiceId: null };

export function securedWith(ref: DirectoryRef | null): SecuredWith {
  return {
    securedProviderId: ref?.kind === 'provider' ? ref.id : null,
    securedServiceId: ref?.kind === 'service' ? ref.id : null
  };
}

export function securedRef({ securedProviderId, securedServiceId }: SecuredWith): DirectoryRef | null {
  if (securedProviderId !== null) return { kind: 'provider', id: securedProviderId };
  return securedServiceId === null ? null : { kind: 'service', id: securedServiceId };
}

/** Every row of the directory that a plan names, each once. */
export function refsNamed(content: {
  activities: readonly { providerIds: readonly string[]; serviceIds: readonly string[] }[];
  cells: readonly SecuredWith[];
  kindChoices: readonly SecuredWith[];
}): DirectoryRef[] {
  const refs = [
    ...content.activities.flatMap(({ providerIds, serviceIds }) => [
      ...providerIds.map((id): DirectoryRef => ({ kind: 'provider', id })),
      ...serviceIds.map((id): DirectoryRef => ({ kind: 'service', id }))
    ]),
    ...[...content.cells, ...content.kindChoices].flatMap((one) => securedRef(one) ?? [])
  ];
  return [...new Map(refs.map((ref) => [refText(ref), ref])).values()];
}
