import { sql } from 'kysely';

/** How sure the model is of all categories of a classification under the alias `c`: the sum of the logarithms of their confidences, at most 0. */
export const suretyOfClassification = sql<number>`(select coalesce(sum(ln(greatest((k ->> 'confidence')::float8, 0.001))), 0)::real
  from jsonb_array_elements(c.categories) k)`;
