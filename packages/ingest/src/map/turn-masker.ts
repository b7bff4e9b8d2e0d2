import { type KeepValue, maskText } from '../mask/mask-text.ts';
import { masked } from './voice-fields.ts';

const digit = '[\\d０-９①-⑨⓪零〇幺洞拐勾两一二三四五六七八九壹贰叁肆伍陆柒捌玖\\u20e3]';
const endsInDigits = new RegExp(`${digit}\\s*$`, 'u');
const beginsWithDigits = new RegExp(`^\\s*${digit}`, 'u');
const glue = ' ';

/** A turn as it may be stored; `before` is what the turn before it must read then, where a value lay in both. */
export interface MaskedTurn {
  text: string;
  before?: string;
}

/** Masks turns in their order, also a number that a speaker sent in two consecutive turns. */
export class TurnMasker {
  private conversation = '';
  private speaker = '';
  private raw = '';

  constructor(
    private readonly key: string,
    private readonly ownNumbers?: ReadonlySet<string>,
    private readonly keep?: KeepValue,
  ) {}

  /** The next turn; `conversation` and `speaker` tell whether it goes on from the one before. */
  mask(conversation: string, speaker: string, text: string): MaskedTurn {
    const goesOn = conversation === this.conversation && speaker === this.speaker;
    const joined =
      goesOn && beginsWithDigits.test(text) && endsInDigits.test(this.raw) ? this.join(text) : undefined;
    this.conversation = conversation;
    this.speaker = speaker;
    this.raw = text;
    return joined ?? { text: this.masked(text) };
  }

  private masked(text: string): string {
    return masked(text, this.key, this.ownNumbers, this.keep);
  }

  private join(text: string): MaskedTurn | undefined {
    const border = this.raw.length;
    const whole = `${this.raw}${glue}${text}`;
    const across = maskText(whole, this.key, this.ownNumbers).found.find(
      ({ start, end }) => start < border && end > border + glue.length,
    );
    if (!across) return undefined;
    const token = this.masked(whole.slice(across.start, across.end));
    return {
      before: this.masked(this.raw.slice(0, across.start)) + token,
      text: token + this.masked(text.slice(across.end - border - glue.length)),
    };
  }
}
