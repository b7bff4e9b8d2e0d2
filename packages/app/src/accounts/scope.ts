import { z } from 'zod';

const Names = z.array(z.string().min(1).max(200)).max(500).nullable();

/** What a person may see of the company: null is all, an empty list nothing; all three must hold. */
export const Scope = z.strictObject({ shops: Names, brands: Names, lines: Names });
export type Scope = z.infer<typeof Scope>;

export const wholeCompany: Scope = { shops: null, brands: null, lines: null };

const isPart = (part: string[] | null, whole: string[] | null): boolean =>
  whole === null || (part?.every((name) => whole.includes(name)) ?? false);

/** Whether all that one scope shows is shown by the other. */
export const isWithin = (part: Scope, whole: Scope): boolean =>
  isPart(part.shops, whole.shops) && isPart(part.brands, whole.brands) && isPart(part.lines, whole.lines);

/** Whether nothing is hidden: reports of the whole company are for such people alone. */
export const seesAll = ({ shops, brands, lines }: Scope): boolean =>
  shops === null && brands === null && lines === null;
