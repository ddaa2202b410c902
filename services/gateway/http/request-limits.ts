import type { Pool } from 'pg'
import { type RateLimit, RateLimiter } from '../../platform/rate-limiter.ts'
import { SharedRateLimiter } from '../../platform/shared-rate-limiter.ts'

/**
 * What one address may ask for without being known, whatever names and aliases it uses, and what
 * one party may leave with us.
 */
export interface RequestLimits {
  /** Wrong passwords of strangers from one address, of whatever names; each costs us some 13 ms. */
  readonly login: RateLimit
  /** Of those, wrong passwords of one name. */
  readonly loginOfName: RateLimit
  /** Wrong passwords of a device in which somebody has logged in by that name before. */
  readonly loginOfDevice: RateLimit
  /** Applications: each stores up to 2 MiB. */
  readonly apply: RateLimit
  /** Sessions of systems. */
  readonly session: RateLimit
  /** Commands that no enrolled key has signed: verifying costs, and no party can be charged. */
  readonly unsigned: RateLimit
  /** Bytes of drafts of one party: they are kept. */
  readonly drafts: RateLimit
  /** Identities that are keyed for one party: with a database one could try numbers on us. */
  readonly identities: RateLimit
}

/** Some 20,000 drafts of one act. */
export const DRAFT_BYTES_PER_DAY = 32 * 2 ** 20
/** As many people may be added to a party in a day. */
export const IDENTITIES_PER_DAY = 200
const HOUR_SECONDS = 3_600
const DAY_SECONDS = 24 * HOUR_SECONDS

export const REQUEST_LIMITS: RequestLimits = {
  login: { burst: 30, perSecond: 30 / HOUR_SECONDS },
  loginOfName: { burst: 5, perSecond: 2 / HOUR_SECONDS },
  loginOfDevice: { burst: 5, perSecond: 20 / HOUR_SECONDS },
  apply: { burst: 20, perSecond: 0.01 },
  session: { burst: 2_000, perSecond: 50 },
  unsigned: { burst: 5_000, perSecond: 50 },
  drafts: { burst: DRAFT_BYTES_PER_DAY, perSecond: DRAFT_BYTES_PER_DAY / DAY_SECONDS },
  identities: { burst: IDENTITIES_PER_DAY, perSecond: IDENTITIES_PER_DAY / DAY_SECONDS },
}

/**
 * What may be guessed holds for all gateways together, and costs a write each: passwords, identity
 * numbers. What only costs work is counted by each process for itself.
 */
export type RequestLimiters = Readonly<
  Record<'login' | 'loginOfName' | 'loginOfDevice' | 'identities', SharedRateLimiter> &
    Record<'apply' | 'session' | 'unsigned' | 'drafts', RateLimiter>
>

/** `desk` is the role tallystick_desk. */
export function buildLimiters(desk: Pool, rates: Partial<RequestLimits> = {}): RequestLimiters {
  const all = { ...REQUEST_LIMITS, ...rates }
  const share = (name: keyof RequestLimits) => new SharedRateLimiter(desk, name, all[name])
  return {
    login: share('login'),
    loginOfName: share('loginOfName'),
    loginOfDevice: share('loginOfDevice'),
    apply: new RateLimiter(all.apply),
    session: new RateLimiter(all.session),
    unsigned: new RateLimiter(all.unsigned),
    drafts: new RateLimiter(all.drafts),
    identities: share('identities'),
  }
}
