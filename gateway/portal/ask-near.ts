// Asks the graph for something near a place. Where the graph does not know the place, asks again without, so that the
// rest of the page still works.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { GraphQLFormattedError } from 'graphql';
import type { Near } from '../../schema/operations.generated.ts';
import { type PlaceProblem, toPlaceProblem } from './place-problem.ts';
import { toNear } from './to-near.ts';

/** Runs an operation on the graph, as any client would. */
export type Execute = <TData, TVariables extends object>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
) => Promise<{ readonly data?: TData | null; readonly errors?: readonly GraphQLFormattedError[] }>;

export interface AnswerNear<TData> {
  readonly data: TData | null;
  readonly errors: readonly GraphQLFormattedError[];
  /** Why the answer is without the place; null where it is not. */
  readonly placeProblem: PlaceProblem | null;
}

/** `place` as typed, empty for none; `toVariables` is given it as the graph takes it. */
export async function askNear<TData, TVariables extends object>(
  execute: Execute,
  document: TypedDocumentNode<TData, TVariables>,
  place: string,
  toVariables: (near: Near | null) => TVariables,
): Promise<AnswerNear<TData>> {
  const { data = null, errors = [] } = await execute(document, toVariables(toNear(place)));
  const placeProblem = toPlaceProblem(place, errors);
  if (placeProblem === null) return { data, errors, placeProblem };
  const again = await execute(document, toVariables(null));
  return { data: again.data ?? null, errors: again.errors ?? [], placeProblem };
}
