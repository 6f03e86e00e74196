// Parses and validates an operation once for as long as it is asked often; the least recently asked is forgotten first.
// A gateway sends few different operations, each many times.
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';

const CAPACITY = 1_000;

// A literal of a custom scalar is first judged here, the gateway knows only its name. Executing judges it again and tells
// the client at which field; validating would refuse the whole plan, which the gateway could only call a broken answer.
const RULES = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule);

/** A valid document, or what is wrong with it. */
export type ReadDocument = (query: string) => DocumentNode | readonly GraphQLError[];

export function createDocumentCache(schema: GraphQLSchema, maxTokens: number): ReadDocument {
  const documents = new Map<string, DocumentNode>();
  return (query) => {
    const known = documents.get(query);
    if (known !== undefined) {
      documents.delete(query);
      documents.set(query, known);
      return known;
    }
    const document = parseSafely(query, maxTokens);
    if (document instanceof GraphQLError) return [document];
    const errors = validate(schema, document, RULES);
    if (errors.length > 0) return errors;
    const [oldest] = documents.keys();
    if (documents.size >= CAPACITY && oldest !== undefined) documents.delete(oldest);
    documents.set(query, document);
    return document;
  };
}

function parseSafely(query: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
