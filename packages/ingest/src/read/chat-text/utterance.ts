/** One message of a chat export as it is written there, or one line that the client itself put in. */
export interface Utterance {
  /** Line of the file (message of a page) where it begins, from 1. */
  no: number;
  /** Name over the message; null for a line of the client. */
  speaker: string | null;
  /** Name behind the arrow, where the layout has one. */
  receiver: string | null;
  /** Time as written; lines of the client take that of the message before them. */
  at: string;
  text: string;
  /** Side of the page on which an HTML export shows it. */
  side: 'left' | 'right' | null;
}

/** What a first look at the whole export tells of the names in it. */
export interface Names {
  /** Names that certainly belong to the shop. */
  agents: ReadonlySet<string>;
  /** Names that stand over several messages. */
  frequent: ReadonlySet<string>;
  /** False where name and time stand on two lines. */
  isOneLine: boolean;
}
