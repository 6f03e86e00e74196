// Whether a query says in its own words what it looks for. Pure.
import type { JudgedQuery } from '../../scripts/relevance/judged-query.ts';
import { toContentWords } from './content-words.ts';

/** The content words of the query that stand in the title of any item that is graded best. Throws where one has no title. */
export function findSharedWords({ query, relevant }: JudgedQuery, titles: Readonly<Record<string, string>>) {
  const best = Math.max(...Object.values(relevant));
  const targets = Object.keys(relevant).filter((id) => relevant[id] === best);
  const words = new Set(targets.flatMap((id) => [...toContentWords(titleOf(id, titles))]));
  return [...toContentWords(query)].filter((word) => words.has(word));
}

function titleOf(id: string, titles: Readonly<Record<string, string>>): string {
  const title = titles[id];
  if (title === undefined) throw new Error(`${id} has no title: npm run relevance -- --update`);
  return title;
}
