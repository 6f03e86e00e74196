// Answers the search page. When search does not answer, the page says so and the status is 503; a cursor that is not known
// is told on the page with status 400.
import { type PortalHubFragment, PortalHubsDocument, PortalSearchDocument } from '../../schema/operations.generated.ts';
import { askNear, type Execute } from './ask-near.ts';
import { toLabels } from './labels.ts';
import type { PageAnswer } from './page-answer.ts';
import type { PartnerNames } from './partner-names.ts';
import { problemInWords } from './problem.ts';
import { renderSearchPage, type SearchPageParts } from './search-page.ts';
import { parseSearchRequest, toVariables } from './search-request.ts';

const MOST_HUBS = 3;

/** `queryString` as the server has parsed it. */
export async function answerSearch(
  execute: Execute,
  askPartnerNames: () => Promise<PartnerNames>,
  queryString: unknown,
): Promise<PageAnswer> {
  const request = parseSearchRequest(queryString);
  const { data, errors, placeProblem } = await askNear(execute, PortalSearchDocument, request.near, (near) =>
    toVariables(request, near),
  );
  const answer = data?.search ?? null;
  const refused = errors.find((error) => error.extensions?.code === 'BAD_USER_INPUT');
  const problem = refused === undefined ? null : problemInWords(refused);
  const [hubs, partnerNames] = await Promise.all([findHubs(execute, answer), askPartnerNames()]);
  const label = toLabels(partnerNames, answer?.facets ?? []);
  const status = answer !== null ? 200 : refused === undefined ? 503 : 400;
  return { status, page: renderSearchPage({ request, answer, problem, placeProblem, hubs, label }) };
}

/** Only where nothing is found and there is a place to be near to. */
async function findHubs(execute: Execute, answer: SearchPageParts['answer']): Promise<readonly PortalHubFragment[]> {
  if (answer === null || answer.total > 0 || answer.place === null) return [];
  const { latitude, longitude } = answer.place;
  const { data } = await execute(PortalHubsDocument, { near: { latitude, longitude }, first: MOST_HUBS });
  return data?.hubs ?? [];
}
