// Works out what ranking needs of the table of everyday words: a second or two, which the first searcher is not to wait.
import { toConcepts } from './to-concepts.ts';

/** Takes the way of a query with a misspelt word, which asks for all of it. */
export function warmUp(): void {
  toConcepts({ readings: [], queryLeft: 'xylofone' });
}
