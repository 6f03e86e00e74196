// The form in which names of places are compared: comparable words, with the usual short forms of counties and points of
// the compass written out. Never fails; words of punctuation alone become the empty string, which names no place.
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';

const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ['beds', 'bedfordshire'],
  ['berks', 'berkshire'],
  ['boro', 'borough'],
  ['bucks', 'buckinghamshire'],
  ['cambs', 'cambridgeshire'],
  ['ches', 'cheshire'],
  ['derbys', 'derbyshire'],
  ['glos', 'gloucestershire'],
  ['gloucs', 'gloucestershire'],
  ['gt', 'great'],
  ['gtr', 'greater'],
  ['hants', 'hampshire'],
  ['herts', 'hertfordshire'],
  ['hunts', 'huntingdonshire'],
  ['lancs', 'lancashire'],
  ['leics', 'leicestershire'],
  ['lincs', 'lincolnshire'],
  ['mids', 'midlands'],
  ['middx', 'middlesex'],
  ['northants', 'northamptonshire'],
  ['northumb', 'northumberland'],
  ['notts', 'nottinghamshire'],
  ['oxon', 'oxfordshire'],
  ['pembs', 'pembrokeshire'],
  ['saint', 'st'],
  ['salop', 'shropshire'],
  ['shrops', 'shropshire'],
  ['staffs', 'staffordshire'],
  ['upon', 'on'],
  ['warks', 'warwickshire'],
  ['wilts', 'wiltshire'],
  ['worcs', 'worcestershire'],
  ['yorks', 'yorkshire'],
]);

/** Only before another word: `N Yorks`, `Co Durham`. */
const WRITTEN_OUT_IN_FRONT: ReadonlyMap<string, string> = new Map([
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
  ['ne', 'north east'],
  ['nw', 'north west'],
  ['se', 'south east'],
  ['sw', 'south west'],
  ['co', 'county'],
]);

/** `The N. Yorks` and `North Yorkshire` both give `north yorkshire`. For comparison only, never for show. */
export function toPlaceKey(words: string): string {
  const all = toComparableWords(words)
    .split(' ')
    .filter((word) => word !== 'the');
  const [front = '', ...rest] = all.map((word) => WRITTEN_OUT.get(word) ?? word);
  const first = rest.length === 0 ? front : (WRITTEN_OUT_IN_FRONT.get(front) ?? front);
  return [first, ...rest].join(' ');
}
