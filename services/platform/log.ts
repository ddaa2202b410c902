import { type DestinationStream, type LogFn, type Logger, pino } from 'pino'

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
    hooks: { logMethod: neverSayAnErrorsWords },
  }
  const log = destination ? pino(options, destination) : pino(options)
  logs.push(log)
  return log
}

/** A line without a message of its own would have that of its error. */
function neverSayAnErrorsWords(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const own = args.length === 1 && typeof args[0] === 'object' ? [args[0], 'a fault'] : args
  method.apply(this, own as Parameters<LogFn>)
}

/** For all services, those to come too. */
export function setLogLevel(next: string): void {
  level = next
  for (const log of logs) log.level = next
}

type Described = Error & { code?: string; constraint?: string; originalError?: Error | undefined }

/**
 * An error of the database carries the row it stumbled on; only its code and rule are kept, and of
 * one about a value (SQLSTATE 22…) not the value in its message.
 */
function describeError(error: Described): object {
  // What GraphQL makes of a fault has the fault's own words, and not its code.
  if (error.originalError) return describeError(error.originalError)
  const { name, code, constraint, cause } = error
  const isOfValue = typeof code === 'string' && /^22\w{3}$/.test(code)
  const say = (text = '') => (isOfValue ? text.replace(/"[^"]*"/g, '"…"') : text)
  const [message, stack] = [say(error.message), say(error.stack)]
  return {
    ...{ type: name, message, code, constraint, stack },
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  }
}
