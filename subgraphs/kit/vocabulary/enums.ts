// The enums of the schema as validators, for the vocabulary files that name their values. The types come from the
// generated schema; a value that the schema drops stops compiling here.
import { z } from 'zod';
import type { DeliveryMode, HubKind, ItemKind, KeyStage, Nation, Region } from '../../../schema/shared.generated.ts';

/** In teaching order. */
export const KEY_STAGES = ['EYFS', 'KS1', 'KS2', 'KS3', 'KS4', 'KS5'] as const satisfies readonly KeyStage[];
export const NATIONS = ['ENGLAND', 'WALES', 'SCOTLAND', 'NORTHERN_IRELAND'] as const satisfies readonly Nation[];

export const nationSchema: z.ZodType<Nation> = z.enum(NATIONS);

export const regionSchema: z.ZodType<Region> = z.enum([
  'EAST_MIDLANDS',
  'EAST_OF_ENGLAND',
  'LONDON',
  'NORTH_EAST',
  'NORTH_WEST',
  'SOUTH_EAST',
  'SOUTH_WEST',
  'WEST_MIDLANDS',
  'YORKSHIRE_AND_THE_HUMBER',
  'WALES',
  'SCOTLAND',
  'NORTHERN_IRELAND',
]);

export const itemKindSchema: z.ZodType<ItemKind> = z.enum([
  'RESOURCE',
  'COLLECTION',
  'COURSE',
  'EVENT',
  'COMPETITION',
  'PROGRAMME',
  'FUNDING',
  'HUB',
]);

export const deliveryModeSchema: z.ZodType<DeliveryMode> = z.enum([
  'ONLINE_ANY_TIME',
  'ONLINE_LIVE',
  'IN_PERSON',
  'BLENDED',
]);

export const hubKindSchema: z.ZodType<HubKind> = z.enum([
  'STEM_AMBASSADOR_HUB',
  'MATHS_HUB',
  'COMPUTING_HUB',
  'SCIENCE_LEARNING_PARTNERSHIP',
  'ISTEM_PLUS_HUB',
  'SCHOOL_HUB',
  'STEM_CENTRE',
  'CAREERS_HUB',
  'EDUCATION_BUSINESS_PARTNERSHIP',
  'IET_LOCAL_NETWORK',
  'TEACHER_COORDINATOR_NETWORK',
  'OTHER',
]);
