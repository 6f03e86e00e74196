// Answers the page of an item. Its partner may be down: the index then tells what it knows. An id that nobody knows is 404,
// and 503 where nobody answers.
import { PortalItemDocument } from '../../schema/operations.generated.ts';
import { askNear, type Execute } from './ask-near.ts';
import { renderItemPage } from './item-page.ts';
import { parseItemRequest } from './item-request.ts';
import { toLabels } from './labels.ts';
import { renderNoAnswer } from './no-answer.ts';
import type { PageAnswer } from './page-answer.ts';
import type { PartnerNames } from './partner-names.ts';
import { renderUnknownItem } from './unknown-item.ts';

/** `queryString` as the server has parsed it; `now` tells which dates are still to come. */
export async function answerItem(
  execute: Execute,
  askPartnerNames: () => Promise<PartnerNames>,
  queryString: unknown,
  now: Date,
): Promise<PageAnswer> {
  const { id, near } = parseItemRequest(queryString);
  const unknown = { status: 404, page: renderUnknownItem(near) };
  if (id === '') return unknown;
  const { data, placeProblem } = await askNear(execute, PortalItemDocument, near, (place) => ({
    id,
    query: id,
    near: place,
  }));
  const item = data?.item ?? null;
  // An id is searched for as words are: what comes first need not be it.
  const hit = data?.search?.hits.find((one) => one.id === id || one.alsoListedBy.some((other) => other.id === id));
  const shown = item ?? hit ?? null;
  if (shown === null) return data?.search == null ? { status: 503, page: renderNoAnswer(near) } : unknown;
  const page = renderItemPage({
    ...{ id, near, placeProblem, item, shown, now },
    hit: hit ?? null,
    nextSteps: data?.nextSteps ?? [],
    related: data?.related ?? [],
    label: toLabels(await askPartnerNames(), []),
  });
  return { status: 200, page };
}
