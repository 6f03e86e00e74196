// What a person has judged: a query as a teacher types it, and which items answer it how well. The door for files of
// judged queries; a file at fault is told with the place in it.
import { z } from 'zod';

const near = z.strictObject({
  postcode: z.string().min(1).optional(),
  place: z.string().min(1).optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  withinMiles: z.number().positive().optional(),
});

const grade = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const judgedQuery = z
  .strictObject({
    query: z.string().trim().min(1),
    near: near.optional(),
    /** As the schema's SearchFilter; the gateway checks it. */
    filter: z.record(z.string(), z.json()).optional(),
    /** By global id: 3 is just what was meant, 2 clearly useful, 1 marginally; what is not here is of no use. */
    relevant: z
      .record(z.string().regex(/^[a-z-]+:\S+$/, 'expected a global id'), grade)
      .refine((relevant) => Object.keys(relevant).length > 0, 'expected at least one relevant item'),
    /** No content word of a title that is graded best stands in the query. */
    paraphrase: z.literal(true).optional(),
    /** Why it does not work yet; such a query is reported apart and not counted. */
    unsolved: z.string().min(1).optional(),
  })
  .readonly();

/** One file of queries. */
export const judgedQueries = z.array(judgedQuery).min(1).readonly();

export type Grade = z.infer<typeof grade>;

export interface JudgedQuery extends z.infer<typeof judgedQuery> {
  /** The name of its file: what sort of query it is. */
  readonly class: string;
}
