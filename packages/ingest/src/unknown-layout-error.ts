import { RejectedFileError } from '@voc/core';

/** A file whose layout nobody knows: it is held until a mapping for it is written, never guessed into the database. */
export class UnknownLayoutError extends RejectedFileError {}
