import {
  shownSignals,
  signalLead,
  signalNumbers,
  signalSpan,
  signalTitle,
  tierName,
} from '../signal-words.ts';
import type { Report } from '../types.ts';
import { list, text } from './parts.ts';

/** What left its limits, told to people or not. */
export function signals(report: Report): string[] {
  if (report.signals.length === 0) return [];
  const lines = report.signals
    .slice(0, shownSignals)
    .map((one) => `${signalSpan(one)} ${text(signalTitle(one))}:${signalNumbers(one)}(${tierName(one)})`);
  return ['## 信号', `${signalLead(report)}。`, list(lines)];
}
