import { type DocumentNode, GraphQLError, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type RateLimit, RateLimiter } from '../../platform/rate-limiter.ts'
import type { Context } from '../graph/context.ts'

/** What one address may ask for without being known, whatever names and aliases it uses. */
export interface RequestLimits {
  /** Tries of a password: each costs us some 13 ms. */
  readonly login: RateLimit
  /** Applications: each stores up to 2 MiB. */
  readonly apply: RateLimit
  /** Sessions of systems. */
  readonly session: RateLimit
  /** Commands that no enrolled key has signed: looking at them is work, and nobody's. */
  readonly unsigned: RateLimit
}

export const REQUEST_LIMITS: RequestLimits = {
  login: { burst: 30, perSecond: 0.5 },
  apply: { burst: 20, perSecond: 0.01 },
  session: { burst: 2_000, perSecond: 50 },
  unsigned: { burst: 5_000, perSecond: 50 },
}

export type RequestLimiters = Readonly<Record<keyof RequestLimits, RateLimiter>>

export function buildLimiters(rates: Partial<RequestLimits> = {}): RequestLimiters {
  const all = { ...REQUEST_LIMITS, ...rates }
  return {
    login: new RateLimiter(all.login),
    apply: new RateLimiter(all.apply),
    session: new RateLimiter(all.session),
    unsigned: new RateLimiter(all.unsigned),
  }
}

const FIELDS: Readonly<Record<string, keyof RequestLimits>> = {
  login: 'login',
  apply: 'apply',
  applyForKey: 'apply',
  challenge: 'session',
  openSession: 'session',
}

/** Each field counts, by whatever alias and in whatever fragment: looked at before it is begun. */
export function requestsArePaced(): Plugin<Context> {
  const asked = new WeakMap<DocumentNode, readonly (keyof RequestLimits)[]>()
  return {
    onExecute: ({ args: { document, contextValue }, setResultAndStopExecution }) => {
      const kinds = asked.get(document) ?? kindsIn(document)
      asked.set(document, kinds)
      const { shared, address } = contextValue
      const waits = kinds.map(kind => shared.requestLimits[kind].take(address, 1))
      const wait = Math.max(0, ...waits)
      if (wait > 0) setResultAndStopExecution({ errors: [tooOften(wait)] })
    },
  }
}

function kindsIn(document: DocumentNode): (keyof RequestLimits)[] {
  const kinds: (keyof RequestLimits)[] = []
  visit(document, {
    OperationDefinition: node => (node.operation === 'mutation' ? undefined : false),
    Field: ({ name }) => {
      const kind = FIELDS[name.value]
      if (kind) kinds.push(kind)
    },
  })
  return kinds
}

/** HTTP's own word for it, with the seconds after which it is worth asking again. */
export function tooOften(seconds: number): GraphQLError {
  const headers = { 'retry-after': String(Math.ceil(seconds)) }
  return new GraphQLError('request_must_keep_to_its_rate', {
    extensions: { code: 'TOO_MANY_REQUESTS', http: { status: 429, headers } },
  })
}

/** An address as one sender has it: of IPv6 the first half, which is what a line is given. */
export function senderOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  const [head = '', tail] = address.split('::')
  const left = head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right]
    .slice(0, 4)
    .map(group => group.toLowerCase() || '0')
    .join(':')
}
