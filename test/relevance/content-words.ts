// The words of a text that carry its meaning, roughly stemmed: good enough to tell whether a query repeats a title. Pure.

const STOP_WORDS = new Set(
  (
    'a about after all an and any are as at be before by can could do does doing each every few for from get getting ' +
    'give go going have help how i if in into is it its just like made make making me more much my near need new no ' +
    'not of off on one or other our out over own put show so some someone something tell than that the their them ' +
    'they thing things this to too up us use used using very want was we what when where which who why will with ' +
    'would you your'
  ).split(' '),
);

const ENDINGS = ['ations', 'ation', 'ings', 'ions', 'ing', 'ies', 'ers', 'ion', 'er', 'ed', 'es', 'ly', 's', 'y', 'e'];

const SHORTEST_STEM = 3;

export function toContentWords(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map(toStem));
}

function toStem(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM) ?? '';
  return word.slice(0, word.length - ending.length);
}
