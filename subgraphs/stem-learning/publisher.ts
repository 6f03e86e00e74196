// Who made or offers something, where that is not STEM Learning itself. Pure.
import { cleanLine } from '../kit/normalise/plain-text.ts';

const NATIONAL_CENTRE = 'National Centre for Computing Education';

/** True for the words that mean the National Centre: its name, and `NCCE` as the CRM calls the programme. */
export function isNationalCentre(words: string): boolean {
  return words.includes(NATIONAL_CENTRE) || /^NCCE\b/i.test(words.trim());
}

/** Null for STEM Learning. The National Centre goes by one name, whoever is said to deliver it. */
export function normalisePublisher(words: string | null): string | null {
  const name = cleanLine((words ?? '').slice(0, 200));
  if (isNationalCentre(name)) return NATIONAL_CENTRE;
  return name === '' || /^(?:(?:national )?STEM Learning\b.*|STEM Learning CPD)$/i.test(name) ? null : name;
}
