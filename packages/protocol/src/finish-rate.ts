/** Of the pulyas with other people that have come to an end for somebody: how many they have played to it. */
export interface FinishRate {
  readonly finished: number;
  readonly of: number;
}

/** The quantile of a normal distribution that leaves out 2.5 % on either side. */
const Z = 1.96;

/** Returns within which bounds the true share lies 95 times out of a hundred (Wilson's interval), from 0 to 1. */
export function finishInterval({ finished, of }: FinishRate): { readonly low: number; readonly high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const share = finished / of;
  const middle = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const whole = 1 + Z ** 2 / of;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

/** From where on the low end of the interval says that somebody finishes what they begin. */
const SURE = 0.8;

/** Says whether it is as good as sure that somebody finishes their pulyas; of somebody new it cannot be. */
export function isFinisher(rate: FinishRate): boolean {
  return finishInterval(rate).low >= SURE;
}
