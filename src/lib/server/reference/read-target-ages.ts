import type { TargetAges } from '#lib/domain/directory/reach/target-ages.ts';
import { readJson } from './data-folder.ts';

/** The ages that kinds of services are counted for, as they come with the program. */
export function readTargetAges(folder: string): TargetAges[] {
  return readJson<TargetAges[]>(folder, 'law/target-ages.json');
}
