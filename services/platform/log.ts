import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** A field of one of these names is never written, wherever it stands. */
const PERSONAL = [
  ...['name', 'legalName', 'idNumber', 'phone', 'email', 'address', 'login', 'password'],
  ...['secret', 'privateKey', 'cookie', 'authorization', 'token', 'body', 'payload', 'jws'],
]
const DEPTHS = ['', '*.', '*.*.']

let level = 'silent'
const logs: Logger[] = []

/**
 * The one logger of a service, declared in its `log.ts`: JSON lines with ids, codes, counts and
 * milliseconds; what people are called or said does not belong there, and is removed by name.
 * Silent until the program that runs sets a level.
 */
export function createLog(service: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: DEPTHS.flatMap(depth => PERSONAL.map(name => depth + name)), remove: true },
    serializers: { err: describeError, error: describeError },
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const log = destination ? pino(options, destination) : pino(options)
  logs.push(log)
  return log
}

/** For all services, those to come too. */
export function setLogLevel(next: string): void {
  level = next
  for (const log of logs) log.level = next
}

/** An error of the database carries the row it stumbled on; only its code and rule are kept. */
function describeError(error: Error & { code?: string; constraint?: string }): object {
  const { name, message, code, constraint, stack, cause } = error
  return {
    ...{ type: name, message, code, constraint, stack },
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  }
}
