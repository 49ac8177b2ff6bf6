export const LONGEST_GROUP_NAME = 200;

/** Why a text cannot name a group, or null when it can. */
export function refuseGroupName(name: string): 'name-missing' | 'name-too-long' | null {
  if (name.trim() === '') return 'name-missing';
  return name.trim().length > LONGEST_GROUP_NAME ? 'name-too-long' : null;
}
