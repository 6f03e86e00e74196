// A partner's word for a region. Pure; unknown words are null and reported.
import type { Region } from '../../../schema/shared.generated.ts';
import { findRegion } from '../vocabulary/regions.ts';
import type { Normalised } from './normalised.ts';
import { cleanWords } from './words.ts';

/** `Yorkshire & Humber` is YORKSHIRE_AND_THE_HUMBER. Towns and councils are read by place.ts instead. */
export function normaliseRegion(text: string | null | undefined): Normalised<Region | null> {
  const region = findRegion(text ?? '');
  return { value: region, unknown: region === null ? cleanWords([text]) : [] };
}
