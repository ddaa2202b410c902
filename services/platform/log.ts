import { type DestinationStream, type LogFn, type Logger, pino } from 'pino'
import { currentRequest } from './request-id.ts'

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
 * Makes the one logger of a service, declared in its `log.ts`: JSON lines with ids, codes, counts
 * and milliseconds. Names and words of people do not belong there: such fields are removed by name.
 * The logger is silent until the running program sets a level.
 */
export function createLog(service: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service },
    mixin: () => ofRequest(currentRequest()),
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

/** A line that is written while a request is worked for says which. */
function ofRequest(request: string | null): object {
  return request === null ? {} : { request }
}

/** Gives a line that is only an error a fixed message, since pino would print the error's own. */
function neverSayAnErrorsWords(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const own = args.length === 1 && typeof args[0] === 'object' ? [args[0], 'a fault'] : args
  method.apply(this, own as Parameters<LogFn>)
}

/** Sets the level of all loggers, those made later too. */
export function setLogLevel(next: string): void {
  level = next
  for (const log of logs) log.level = next
}

type Described = Error & { code?: string; constraint?: string; originalError?: Error | undefined }

/**
 * Describes an error for the log. An error of the database carries the row that it failed on: only
 * its code and constraint are kept, and of one about a value (SQLSTATE 22…) not the value.
 */
function describeError(error: Described): object {
  // GraphQL wraps a fault: the wrapper has the message of the fault, but not its code.
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
