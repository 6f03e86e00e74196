// What the values of facets are called on a page: as its facets tell, else by the names of the partners. Pure.
import type { PortalSearchQuery } from '../../schema/operations.generated.ts';
import type { Labels } from './card.ts';
import type { PartnerNames } from './partner-names.ts';
import { statusInWords } from './words.ts';

type Facets = NonNullable<PortalSearchQuery['search']>['facets'];

/** A value that nobody names is its own label. */
export function toLabels(partnerNames: PartnerNames, facets: Facets): Labels {
  const names = new Map([
    ...(['CURRENT', 'CLOSED', 'ARCHIVED'] as const).map(
      (status) => [`statuses ${status}`, statusInWords(status)] as const,
    ),
    ...[...partnerNames].map(([partner, name]) => [`partners ${partner}`, name] as const),
    ...facets.flatMap(({ name, values }) => values.map(({ value, label }) => [`${name} ${value}`, label] as const)),
  ]);
  return (facet, value) => names.get(`${facet} ${value}`) ?? value;
}
