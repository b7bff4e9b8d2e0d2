import { type Day, dayOf, SkippableError } from '@voc/core';
import { parseInstant } from '../../mapping/parse-instant.ts';
import type { Utterance } from './utterance.ts';

export type Speaker = 'customer' | 'agent' | 'system';

export interface Said extends Utterance {
  role: Speaker;
}

/** Messages that belong together; without a customer nobody can tell whose they are. */
export interface Conversation {
  customer: string | null;
  /** Business day of the first message. */
  day: Day | null;
  said: readonly Said[];
  /** False where no message is certainly the shop's: then nobody knows who the customer is. */
  isKnown: boolean;
}

/** A conversation that goes on past midnight stays one while its pauses are shorter. */
const longestPause = 30 * 60_000;

/** Nobody talks as long; what is longer is cut, so that no file fills the memory. */
const mostMessages = 10_000;

function epochOf(at: string): number | null {
  try {
    const instant = parseInstant(at);
    return instant === null ? null : Date.parse(instant);
  } catch (error) {
    // The row of this message is set aside with the reason.
    if (error instanceof SkippableError) return null;
    throw error;
  }
}

interface Run {
  said: Said[];
  customer: string | null;
  day: Day | null;
  lastAt: number;
  isKnown: boolean;
}

const newRun = (): Run => ({ said: [], customer: null, day: null, lastAt: 0, isKnown: false });

/**
 * Cuts messages into conversations by customer and business day. Who speaks is never guessed: a name is the
 * customer's only in a conversation with somebody who is certainly the shop's.
 */
export class ConversationCutter {
  readonly #isAgent: (message: Utterance) => boolean;
  #run = newRun();
  /** Neighbouring runs without an agent, which may be one conversation of two unknown sides. */
  #unknown: Run | undefined;

  constructor(isAgent: (message: Utterance) => boolean) {
    this.#isAgent = isAgent;
  }

  push(message: Utterance): Conversation[] {
    const role = message.speaker === null ? 'system' : this.#isAgent(message) ? 'agent' : 'customer';
    if (role === 'system') {
      this.#run.said.push({ ...message, role });
      return [];
    }
    const partner = role === 'agent' ? message.receiver : message.speaker;
    const epoch = epochOf(message.at);
    const done = this.#isOther(partner, epoch) ? this.#finish() : [];
    const run = this.#run;
    run.said.push({ ...message, role });
    run.customer ??= partner;
    run.isKnown ||= role === 'agent' || this.#isToAgent(message);
    if (epoch !== null) {
      run.day ??= dayOf(new Date(epoch));
      run.lastAt = epoch;
    }
    return done;
  }

  end(): Conversation[] {
    return [...this.#finish(), ...this.#flushUnknown()];
  }

  #isToAgent({ receiver }: Utterance): boolean {
    return (
      receiver !== null &&
      this.#isAgent({ no: 0, speaker: receiver, receiver: null, at: '', text: '', side: null })
    );
  }

  #isOther(partner: string | null, epoch: number | null): boolean {
    const { customer, day, lastAt, said } = this.#run;
    if (said.length >= mostMessages) return true;
    if (customer !== null && partner !== null && partner !== customer) return true;
    if (epoch === null || day === null) return false;
    return epoch < lastAt || (dayOf(new Date(epoch)) !== day && epoch - lastAt > longestPause);
  }

  #finish(): Conversation[] {
    const run = this.#run;
    this.#run = newRun();
    if (run.said.length === 0) return [];
    if (run.isKnown) return [...this.#flushUnknown(), run];
    if (this.#unknown && this.#unknown.day === run.day && this.#unknown.said.length < mostMessages) {
      for (const one of run.said) this.#unknown.said.push(one);
      return [];
    }
    const before = this.#flushUnknown();
    this.#unknown = run;
    return before;
  }

  #flushUnknown(): Conversation[] {
    const run = this.#unknown;
    this.#unknown = undefined;
    return run ? [run] : [];
  }
}
