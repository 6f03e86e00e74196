// Quantiles of a few measurements. Pure.

/** Between the two nearest values where `share`, from 0 to 1, falls between them. Throws a RangeError without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError(`expected values, got ${values.length}`);
  return below + (above - below) * (place - Math.floor(place));
}
