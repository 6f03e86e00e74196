// The address of a course. Pure; the CRM often has none, and then it is the one that each site gives to the course's code,
// or, without a code, the page on which that site lists its courses.
import { toCanonicalUrl } from '../kit/normalise/canonical-url.ts';
import {
  stemLearningAliases,
  toStemLearningCourseCode,
  toStemLearningNode,
} from '../kit/normalise/stem-learning-address.ts';

const CODE = /^[A-Z]{2}\d{3}[A-Z]?$/;

export interface CourseAddressFacts {
  /** The course's own, as the CRM has it; '' for none. */
  readonly courseUrl: string;
  /** Where its runs are booked. */
  readonly runUrls: readonly string[];
  /** '' for none. */
  readonly activityCode: string;
  /** True for courses of the National Centre for Computing Education, which have a site of their own. */
  readonly isNationalCentre: boolean;
}

export interface CourseAddresses {
  readonly url: string;
  /** True where the address is only that of the list of courses. */
  readonly isListPage: boolean;
  readonly otherUrls: readonly string[];
  /** The code that people quote: as stated, else the one in the address. */
  readonly codes: readonly string[];
}

export function toCourseAddresses(facts: CourseAddressFacts): CourseAddresses {
  const { isNationalCentre } = facts;
  const ofCourse = toCanonicalUrl(facts.courseUrl);
  const ofRuns = facts.runUrls.map((address) => toCanonicalUrl(address)).find((address) => address !== null) ?? null;
  const code = readCode(facts.activityCode) ?? toStemLearningCourseCode(ofCourse ?? ofRuns ?? '');
  const ofCode = code !== null && CODE.test(code) ? toCodeAddress(code, isNationalCentre) : null;
  const known = ofCourse ?? ofCode ?? ofRuns;
  const url = known ?? (isNationalCentre ? 'https://teachcomputing.org/courses' : 'https://www.stem.org.uk/cpd');
  return {
    url,
    isListPage: known === null,
    otherUrls: toOthers(url, code, ofCode),
    codes: code === null ? [] : [code],
  };
}

// Some courses have the words of their address for a code; nobody quotes those.
function readCode(words: string): string | null {
  return /^[A-Z0-9]{1,12}$/i.test(words) ? words.toUpperCase() : null;
}

// Elsewhere than on its own sites (FutureLearn, for one) an address by the code is not known to exist.
function toOthers(url: string, code: string | null, ofCode: string | null): readonly string[] {
  const node = toStemLearningNode(url);
  const others = new Set([
    ...(ofCode !== null && toStemLearningCourseCode(url) === code ? [ofCode] : []),
    ...(node === null ? [] : stemLearningAliases(node).slice(0, 1)),
  ]);
  others.delete(url);
  return [...others];
}

function toCodeAddress(code: string, isNationalCentre: boolean): string {
  return isNationalCentre ? `https://teachcomputing.org/courses/${code}` : `https://www.stem.org.uk/${code}`;
}
