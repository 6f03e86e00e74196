// The address of a course. Pure; the CRM often has none, and then the address is the one that each site gives to the
// course's code. Null where there is neither.
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import {
  stemLearningAliases,
  toStemLearningCourseCode,
  toStemLearningNode,
} from '../kit/normalise/stem-learning-address.ts';

const CODE = /^[A-Z]{2}\d{3}[A-Z]?$/;

export interface CourseAddressFacts {
  /** As the CRM has them, the course's own first. */
  readonly bookingUrls: readonly string[];
  readonly activityCode: string;
  /** True for courses of the National Centre for Computing Education, which have a site of their own. */
  readonly isNationalCentre: boolean;
}

export interface CourseAddresses {
  readonly url: string;
  readonly otherUrls: readonly string[];
  /** The code that people quote: as stated, else the one in the address. */
  readonly codes: readonly string[];
}

export function toCourseAddresses(facts: CourseAddressFacts): CourseAddresses | null {
  const stated =
    facts.bookingUrls.map((address) => toCanonicalUrl(address)).find((address) => address !== null) ?? null;
  const activityCode = facts.activityCode.toUpperCase();
  const code = activityCode || (stated === null ? null : toStemLearningCourseCode(stated));
  const byCode = code === null || !CODE.test(code) ? null : toCodeAddress(code, facts.isNationalCentre);
  const url = stated ?? byCode;
  if (url === null) return null;
  const node = toStemLearningNode(url);
  const others = new Set([
    // Elsewhere (FutureLearn, for one) the code's own address is not known to exist.
    ...(byCode !== null && toStemLearningCourseCode(url) === code ? [byCode] : []),
    ...(node === null ? [] : stemLearningAliases(node).slice(0, 1)),
  ]);
  others.delete(url);
  return { url, otherUrls: [...others], codes: code === null ? [] : [code] };
}

function toCodeAddress(code: string, isNationalCentre: boolean): string {
  return isNationalCentre ? `https://teachcomputing.org/courses/${code}` : `https://www.stem.org.uk/${code}`;
}
