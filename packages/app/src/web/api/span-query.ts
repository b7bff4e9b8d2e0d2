import { z } from 'zod';
import { isSpan, SpanQuery, spanProblem } from '../../views/span.ts';

/** Days asked for, half-open, and what else an endpoint asks. */
export const withSpan = <Shape extends z.ZodRawShape>(shape: Shape) =>
  SpanQuery.extend(shape).refine((query) => isSpan(query as z.infer<typeof SpanQuery>), {
    message: spanProblem,
    path: ['to'],
  });

export const Limit = z.coerce.number().int().min(1).max(200).default(50);
export const Category = z.string().regex(/^[\w.!]{1,60}$/, '没有这个类别');
export const ProductId = z.string().min(1).max(300);
