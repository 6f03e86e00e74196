// The rows of the five data files, checked once as they are read; a row that is not of this shape stops the sandbox.
import * as z from 'zod';

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const list = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);
const summary = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** A row of stem-learning, iet-faraday and raeng. Null and an empty list mean "not stated". */
export const itemRow = z.object({
  kind: z.string().min(1),
  title: z.string(),
  url: text,
  sourceId: text,
  publisher: text,
  ageMin: number,
  ageMax: number,
  keyStages: list,
  subjects: list,
  topics: list,
  types: list,
  published: text,
  licence: text,
  deliveryMode: text,
  duration: text,
  price: text,
  location: text,
  startDate: text,
  endDate: text,
  summary,
});

/** A hub of the register. */
export const hubRow = z.object({
  id: z.string().min(1),
  name: z.string(),
  kind: z.string(),
  region: text,
  areas: list,
  leadOrganisation: text,
  url: text,
  postcode: text,
  lat: number,
  lng: number,
  geoPrecision: text,
  status: text,
});

/** Something that a hub puts on; `hub` is null for what is on offer everywhere. */
export const hubItemRow = z.object({
  hub: text,
  kind: z.string().min(1),
  title: z.string(),
  url: text,
  startDate: text,
  endDate: text,
  location: text,
  postcode: text,
  keyStages: list,
  subjects: list,
  audiences: list,
  price: text,
  deliveryMode: text,
  summary,
});

export type ItemRow = z.output<typeof itemRow>;
export type HubRow = z.output<typeof hubRow>;
export type HubItemRow = z.output<typeof hubItemRow>;

export const rowSchemas = {
  'stem-learning': itemRow,
  'iet-faraday': itemRow,
  raeng: itemRow,
  hubs: hubRow,
  'hub-items': hubItemRow,
} as const;

/** The data files by name, without `.ndjson`. */
export type CatalogueName = keyof typeof rowSchemas;

/** The rows as they may come in: fields may be missing, unknown fields (`seenAt`, `note`) are never served. */
export type CatalogueInput = { readonly [Name in CatalogueName]: readonly z.input<(typeof rowSchemas)[Name]>[] };
