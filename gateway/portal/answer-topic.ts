// Answers the page of a topic; 503 where the graph does not answer. Without a name there is no such page.
import { PortalTopicDocument } from '../../schema/operations.generated.ts';
import { askNear, type Execute } from './ask-near.ts';
import { toLabels } from './labels.ts';
import { renderNoAnswer } from './no-answer.ts';
import type { PageAnswer } from './page-answer.ts';
import type { PartnerNames } from './partner-names.ts';
import { renderTopicPage } from './topic-page.ts';
import { parseTopicRequest } from './topic-request.ts';
import { renderUnknownItem } from './unknown-item.ts';

/** `queryString` as the server has parsed it. */
export async function answerTopic(
  execute: Execute,
  askPartnerNames: () => Promise<PartnerNames>,
  queryString: unknown,
): Promise<PageAnswer> {
  const request = parseTopicRequest(queryString);
  const { name, stage, near } = request;
  if (name === '') return { status: 404, page: renderUnknownItem(near) };
  const { data, placeProblem } = await askNear(execute, PortalTopicDocument, near, (place) => ({
    query: name,
    keyStage: stage,
    near: place,
  }));
  const bundle = data?.bundle ?? null;
  if (bundle === null) return { status: 503, page: renderNoAnswer(near) };
  const label = toLabels(await askPartnerNames(), []);
  return { status: 200, page: renderTopicPage({ request, bundle, placeProblem, label }) };
}
