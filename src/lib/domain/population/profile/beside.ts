/** How a figure stands to the one it is compared with. */
export type Beside = 'more' | 'same' | 'less';

/** Within a twentieth two figures are told to be almost the same, ours: a smaller difference is no reason to plan. */
const ALMOST = 0.05;

/** @param other above 0 */
export function besideOf(own: number, other: number): Beside {
  const difference = own / other - 1;
  if (Math.abs(difference) < ALMOST) return 'same';
  return difference > 0 ? 'more' : 'less';
}
