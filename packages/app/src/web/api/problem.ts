/** An answer that is an error, in words for staff. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
  }
}

/** Not there, or not for this person: both look the same, so that nothing is told of what one may not see. */
export const notFound = (): Problem => new Problem(404, 'not_found', '没有找到,或不在您的权限范围内');
