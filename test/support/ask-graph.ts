// Asks a running gateway over HTTP, as another website would. An answer that is not GraphQL throws.
export interface GraphAnswer<TData> {
  readonly data: TData | null;
  readonly errors?: readonly GraphError[];
}

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Data and errors as they came; `gatewayUrl` has no slash at its end. */
export async function askGraph<TData = Readonly<Record<string, unknown>>>(
  gatewayUrl: string,
  query: string,
  variables: object = {},
): Promise<GraphAnswer<TData>> {
  const answer = await fetch(`${gatewayUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isJson) throw new Error(`expected a GraphQL answer, got ${answer.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as GraphAnswer<TData>;
}

/** The data of an answer that must be whole. */
export async function askWhole<TData>(gatewayUrl: string, query: string, variables: object = {}): Promise<TData> {
  const { data, errors } = await askGraph<TData>(gatewayUrl, query, variables);
  if (data === null || errors !== undefined) throw new Error(`not a whole answer: ${JSON.stringify(errors)}`);
  return data;
}
