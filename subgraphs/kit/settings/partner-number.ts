// A number that holds for every partner, with other ones for some: `15,local-hubs=30`. What is not of that form is an
// issue of the validator, told with the other faults of the environment.
import { z } from 'zod';
import type { Partner } from '../../../schema/shared.generated.ts';

const PARTNERS = ['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'] as const satisfies readonly Partner[];

export class PartnerNumber {
  readonly #every: number;
  readonly #of: ReadonlyMap<Partner, number>;

  constructor(every: number, of: ReadonlyMap<Partner, number>) {
    this.#every = every;
    this.#of = of;
  }

  /** As it holds for this partner. */
  for(partner: Partner): number {
    return this.#of.get(partner) ?? this.#every;
  }

  /** As it would be written. */
  toString(): string {
    const others = [...this.#of].map(([name, value]) => `${name.toLowerCase().replaceAll('_', '-')}=${value}`);
    return [String(this.#every), ...others].join(',');
  }
}

const partnerName = z
  .string()
  .transform((name) => name.trim().toUpperCase().replaceAll('-', '_'))
  .pipe(z.enum(PARTNERS));

/** A setting between `min` and `max`, both allowed; the fallback is as it would be written. */
export function createPartnerNumber(fallback: string, { min, max }: { readonly min: number; readonly max: number }) {
  const number = z
    .string()
    .trim()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
  return z
    .string()
    .default(fallback)
    .transform((text, context): PartnerNumber => {
      const [first = '', ...others] = text.split(',');
      const every = number.safeParse(first);
      if (!every.success) {
        context.addIssue({ code: 'custom', message: `expected a number from ${min} to ${max}, got '${cut(first)}'` });
        return z.NEVER;
      }
      const of = new Map<Partner, number>();
      for (const other of others) {
        const [name = '', value = '', ...rest] = other.split('=');
        const named = partnerName.safeParse(name);
        const own = number.safeParse(value);
        if (!named.success || !own.success || rest.length > 0) {
          const message = `expected partner=number, each from ${min} to ${max}, after the first, got '${cut(other)}'`;
          context.addIssue({ code: 'custom', message });
          return z.NEVER;
        }
        of.set(named.data, own.data);
      }
      return new PartnerNumber(every.data, of);
    });
}

function cut(text: string): string {
  return text.slice(0, 40);
}
