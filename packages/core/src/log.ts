import { pino } from 'pino';

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const secretPaths = ['url', 'password', 'secret', '*.url', '*.password', '*.secret', 'token', '*.token'];

/** A JSON log on stderr; connection strings and secrets are redacted by field name. */
export function createLog(level: string): Log {
  return pino(
    { level, redact: secretPaths, base: { pid: process.pid } },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** A log that says nothing, for tests and pure tools. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
