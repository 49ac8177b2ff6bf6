/**
 * Where a row of the directory is used, so that it cannot be removed. `name` is the title of an activity, the name of a
 * service, or the code of the kind whose capacity or choice it is.
 */
export type DirectoryUse =
  | { use: 'activity' | 'capacity-row' | 'kind-choice'; planTitle: string; name: string }
  | { use: 'resource'; planTitle: string; name: null }
  | { use: 'service'; planTitle: null; name: string }
  | { use: 'capacity'; planTitle: null; name: null };

/** Why a provider or a service cannot be removed, or null: nothing may stand on it. */
export function refuseDirectoryRemoval(uses: readonly DirectoryUse[]): 'used' | null {
  return uses.length > 0 ? 'used' : null;
}
