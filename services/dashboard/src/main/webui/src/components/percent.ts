/** A probability as text without the sign; never 100: a weighing is no proof. */
export function percent(probability: number): string {
  return (Math.min(0.9999, Math.max(0, probability)) * 100).toFixed(2)
}
