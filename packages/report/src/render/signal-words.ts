import type { Report } from './types.ts';

type Signal = Report['signals'][number];

/** Signals that a report shows; all of them are in its JSON. */
export const shownSignals = 15;

export const signalTitle = ({ productName, categoryName }: Signal): string =>
  `${productName ?? '整个类目'} ${categoryName}`;

/** `近3天 14 条,正常约 3.5 条(1~7)` */
export const signalNumbers = ({ window, complaints, expected, lower, upper }: Signal): string =>
  `${window === 1 ? '当天' : `近${window}天`} ${complaints} 条,正常约 ${expected.toFixed(1)} 条(${lower}~${upper})`;

export const signalSpan = ({ from, to }: Signal): string =>
  from === to ? from.slice(5) : `${from.slice(5)}~${to.slice(5)}`;

export const tierName = ({ tier }: Signal): string => (tier === 'signal' ? '信号' : '观察');

/** What the list of signals is. */
export function signalLead({ signals }: Report): string {
  const watched = signals.filter(({ tier }) => tier === 'watch').length;
  const more = signals.length > shownSignals ? `;此处列 ${shownSignals} 条` : '';
  return `超出正常界限的款和类目 ${signals.length - watched} 条(每天误报率 10%),另观察 ${watched} 条;只有把握最大的才推送${more}`;
}
