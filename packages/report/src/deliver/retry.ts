/** A message that failed for a passing reason is tried this often, after these minutes. */
export const maxAttempts = 5;
export const retryMinutes: readonly number[] = [1, 5, 15, 60];

/** A message in doubt is sent once more, marked as a possible repeat; so at most one is there twice. */
export const maxDoubts = 2;
export const doubtSeconds = 60;

/** A sending that has not ended after this time was cut off: far longer than a post or a mail may take. */
export const leaseSeconds = 180;

export const repeatMark = '(可能重复:上一次是否送达未知)';
