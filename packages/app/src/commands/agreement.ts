import { type Agreed, type Agreement, agreementOf } from '@voc/classify';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { withMigratedDatabase } from '../connect.ts';
import { isOpen, type LabelledTwice, readLabelledTwice } from '../views/labels-store.ts';

export interface LabelAgreement {
  agreement: Agreement | null;
  /** Voices on which two people differ and nobody has decided. */
  open: LabelledTwice[];
}

/** `voc labels agreement`: how far people agree who labelled the same voices without knowing of each other. */
export function readAgreement(config: Config, log: Log): Promise<LabelAgreement> {
  return withMigratedDatabase(config, log, async ({ db }) => {
    const twice = await readLabelledTwice(db, { shops: null, brands: null, lines: null });
    return { agreement: agreementOf(twice), open: twice.filter(isOpen) };
  });
}

const agreedText = ({ share, kappa }: Agreed): string =>
  `一致 ${(100 * share).toFixed(1)}%,κ ${kappa === null ? '-' : kappa.toFixed(2)}`;

/** What a person reads of it. */
export function agreementText({ agreement, open }: LabelAgreement): string {
  if (!agreement) return '还没有两个人都标过的声音';
  const { items, complaint, primary, leavesF1 } = agreement;
  return [
    `两人各自标过 ${items} 条`,
    `是不是投诉:${agreedText(complaint)}`,
    `首要类目:${agreedText(primary)}`,
    `类目 F1:${leavesF1 === null ? '-' : leavesF1.toFixed(3)}`,
    ...open.map(
      ({ itemId, first, second }) =>
        `待第三人决定 ${itemId}:${first.join('、') || '不是投诉'} / ${second.join('、') || '不是投诉'}`,
    ),
  ].join('\n');
}
