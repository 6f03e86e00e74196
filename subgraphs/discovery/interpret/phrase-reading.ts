// A phrase of a query that means one thing, and when it does. Types alone.
import type { Constraint } from './reading.ts';

export interface PhraseReading {
  readonly words: readonly string[];
  readonly value: string;
  readonly label: string;
  readonly constraint: Constraint;
  /** Read where no other word follows that it may belong to: `cpd course`, and not `course design`. */
  readonly endsPhrase?: boolean;
  /** Never the only word of a query. */
  readonly inCompany?: boolean;
  /** Read only where one of these follows. */
  readonly followedBy?: readonly string[];
  /** Read only right after a stage or age: `primary teachers`. */
  readonly afterStage?: boolean;
  /** Not read in a query that has one of these. */
  readonly unlessWith?: readonly string[];
  /** Read only in a query with a place. */
  readonly withPlace?: boolean;
}

/** The constraint of one field. */
export type Of<Field extends Constraint['field']> = Extract<Constraint, { readonly field: Field }>;
