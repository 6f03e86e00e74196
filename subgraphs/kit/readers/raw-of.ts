// The record that a rejection is kept with: as it was read, or the sample of what could not be. Never throws.
import type { ReadRecord } from './read-record.ts';

export function rawOf(read: ReadRecord<unknown>): unknown {
  return read.ok ? read.record : read.sample;
}
