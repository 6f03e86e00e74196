// What something costs and until when it is on offer, from schema.org offers. Pure; offers that say neither give null.
import { normalisePrice } from '../kit/normalise/price.ts';
import type { OfferRecord } from './feed-occasion.ts';
import { readMoment } from './read-dates.ts';

export interface OfferedPrice {
  readonly priceText: string | null;
  readonly free: boolean | null;
}

const CURRENCIES = new Map([
  ['GBP', '£'],
  ['EUR', '€'],
  ['USD', '$'],
]);

/** What the page says in words counts before amounts; several offers stand side by side. */
export function normaliseOffers(offers: readonly OfferRecord[], isAccessibleForFree: boolean | null): OfferedPrice {
  const words = offers.map(toWords).filter((text) => text !== null);
  const price = normalisePrice([...new Set(words)].join('; '));
  return { priceText: price.text, free: isAccessibleForFree ?? toFree(offers, price.free) };
}

/** When the last offer ends. */
export function toOfferEnd(offers: readonly OfferRecord[]): string | null {
  const ends = offers.map((offer) => readMoment(offer.availabilityEnds ?? offer.validThrough));
  return (
    ends
      .filter((end) => end !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** True where every offer says that it cannot be had any more. */
export function isSoldOut(offers: readonly OfferRecord[]): boolean {
  return offers.length > 0 && offers.every(({ availability }) => availability.some((word) => SOLD_OUT.has(word)));
}

const SOLD_OUT = new Set(['SoldOut', 'Discontinued', 'OutOfStock']);

/** Of amounts alone; where some offers cost something and some do not, neither is true. */
function toFree(offers: readonly OfferRecord[], words: boolean | null): boolean | null {
  if (offers.length === 0 || offers.some(({ description, price }) => price === null || description !== null)) {
    return words;
  }
  const free = offers.filter(({ price }) => price === 0).length;
  if (free === offers.length) return true;
  return free === 0 ? false : null;
}

function toWords(offer: OfferRecord): string | null {
  if (offer.description !== null) return offer.description;
  const amount = toAmountWords(offer);
  if (amount === null) return null;
  return offer.name === null ? amount : `${offer.name}: ${amount}`;
}

function toAmountWords({ price, lowPrice, highPrice, priceCurrency }: OfferRecord): string | null {
  if (price !== null) return price === 0 ? 'Free' : toMoney(price, priceCurrency);
  if (lowPrice === null) return null;
  if (highPrice === null || highPrice === lowPrice) return `From ${toMoney(lowPrice, priceCurrency)}`;
  return `${toMoney(lowPrice, priceCurrency)} to ${toMoney(highPrice, priceCurrency)}`;
}

/** £5,000; £12.50. */
export function toMoney(amount: number, currency: string | null): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const number = amount.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const sign = CURRENCIES.get((currency ?? 'GBP').toUpperCase());
  return sign === undefined ? `${number} ${currency}` : `${sign}${number}`;
}
