const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The fractional index of the n-th of a list made at once, from 0 to 3,905: `a0`, `a1`, … `az`, `b00`, `b01`, … */
export function positionAt(index: number): string {
  const base = DIGITS.length;
  if (index < base) return `a${DIGITS[index]}`;
  const rest = index - base;
  return `b${DIGITS[Math.floor(rest / base)]}${DIGITS[rest % base]}`;
}
