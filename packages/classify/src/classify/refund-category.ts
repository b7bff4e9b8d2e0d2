import { type Category, type ClassifyInput, type RefundReasons, refundReasonKey } from '@voc/core';

const longestReason = 40;

/** The category of a refund in which nothing is said but one of the reasons that platforms offer. */
export function refundCategory(
  { kind, text = '' }: ClassifyInput,
  reasons: RefundReasons,
): Category | undefined {
  if (kind !== 'refund' || text.length > longestReason) return undefined;
  const id = reasons.get(refundReasonKey(text));
  return id === undefined
    ? undefined
    : { id, confidence: 1, evidence: [{ text, start: 0, end: text.length }] };
}

const noReason = /^\s*(其[他它](原因)?|无|没有|不详)\s*$/;

/** True for a refund in which buyers chose to give no reason. */
export const isUnsaid = ({ kind, text = '' }: ClassifyInput): boolean =>
  kind === 'refund' && noReason.test(text);
