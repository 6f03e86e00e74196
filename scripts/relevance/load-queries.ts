// Reads a folder of judged queries, a file for each class. Faults of all files are told at once, as a UsageError.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageError } from '../harvest/usage-error.ts';
import { type JudgedQuery, judgedQueries } from './judged-query.ts';
import { readJsonFile } from './read-json-file.ts';

/** In the order of the files' names, and in each as they stand. */
export async function loadQueries(directory: string): Promise<readonly JudgedQuery[]> {
  const names = await readdir(directory).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  if (files.length === 0) throw new UsageError([`${directory}: expected a folder with files of judged queries`]);
  const faults: string[] = [];
  const queries: JudgedQuery[] = [];
  for (const file of files) {
    try {
      const judged = await readJsonFile(join(directory, file), judgedQueries);
      queries.push(...judged.map((query) => ({ ...query, class: basename(file, '.json') })));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      faults.push(error.message);
    }
  }
  faults.push(...findRepeated(queries));
  if (faults.length > 0) throw new UsageError(faults);
  return queries;
}

/** Asked twice, a query would count twice. */
function findRepeated(queries: readonly JudgedQuery[]): readonly string[] {
  const classOf = new Map<string, string>();
  return queries.flatMap(({ query, near, filter, class: name }) => {
    const key = JSON.stringify([query.toLowerCase(), near, filter]);
    const other = classOf.get(key);
    classOf.set(key, name);
    return other === undefined ? [] : [`${query}: stands in ${other} and in ${name}`];
  });
}
