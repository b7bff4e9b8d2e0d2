export interface ProgressLine {
  show(text: string): void;
  end(): void;
}

const clearLine = '\r\u001b[K';

/** One line on a terminal's stderr that is written over; silent when piped or asked to be quiet. */
export function createProgressLine(
  quiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressLine {
  if (quiet || !stream.isTTY) return { show() {}, end() {} };
  return {
    show: (text) => void stream.write(clearLine + text),
    end: () => void stream.write(clearLine),
  };
}
