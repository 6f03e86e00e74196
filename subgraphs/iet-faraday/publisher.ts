// Who made or offers something, where that is not the IET itself. Pure.
import { cleanLine } from '../kit/normalise/plain-text.ts';

const OWN_NAMES =
  /^(?:the )?(?:IET|Institution of Engineering (?:and|&) Technology)(?: \(IET\))?(?: (?:Education|Faraday))?$/i;

/** The first name that is another's; null for the IET. */
export function toPublisher(names: readonly string[]): string | null {
  return (
    names.map((name) => cleanLine(name.slice(0, 200))).find((name) => name !== '' && !OWN_NAMES.test(name)) ?? null
  );
}
