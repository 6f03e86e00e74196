// Tells the partner's own test records by their titles. Pure. Real things are about tests too ("Testing materials",
// "Preparing to take the CSA test"), so a title must be a test by its whole wording.
const DO_NOT_USE = /\bdo\s*not\s*use\b/i;
const NOTHING_BUT_TEST =
  /^\W*(?:this is )?(?:an? |the )?(?:(?:test(?:ing)?|dummy)\b\W*)+(?:(?:only|course|event|activity|template|run|record|resource|page|item|entry|please|ignore|delete|[a-z]|\d+)\b\W*)*$/i;

/** `TEST course 2` and `Maths day - DO NOT USE` are; `Testing materials` is not. */
export function isTestTitle(title: string): boolean {
  return DO_NOT_USE.test(title) || NOTHING_BUT_TEST.test(title.slice(0, 200));
}
