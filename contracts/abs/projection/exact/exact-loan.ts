import { assert } from '../../../kernel/bug.ts'
import { dateOf } from '../../../kernel/date.ts'
import type { Assumptions } from '../../assumption/assumptions.ts'
import { findPenaltyRate } from '../../assumption/penalty.ts'
import type { Conventions } from '../../convention.ts'
import { add, parseRatio, type Ratio } from '../../ratio.ts'
import type { PaymentSchedule } from '../schedule.ts'
import { Arrears } from './arrears.ts'
import { splitRecovery } from './recovery.ts'
import { Rounder } from './rounder.ts'

/** A loan in exact numbers, the same form for every product. `k` counts payments from 0. */
export interface LoanCase {
  readonly balance: bigint
  readonly elapsed: number
  readonly remaining: number
  readonly schedule: PaymentSchedule
  /** The share of the performing balance that is due in principal under `recast`. */
  readonly principal: (k: number) => Ratio
  readonly interest: (k: number) => Ratio
  /** The rate that a level payment is computed with; null where the payment is not level. */
  readonly annuityRate: (k: number) => Ratio | null
  /**
   * True where a `fixed` payment is computed anew: at the start, at a new rate or product phase.
   */
  readonly restarts: (k: number) => boolean
  /** The share of the performing balance that is paid as a fee, if there is one. */
  readonly fee: ((k: number) => Ratio) | null
  /** Payments from the first on that are not made, and whose interest is capitalised. */
  readonly grace: number
  /** What the contract states in fen, where it does: a `fixed` payment is that, come what may. */
  readonly stated: StatedPayment | null
  /** The share of the performing balance that defaults; of the balance at the cut-off by timing. */
  readonly default: (k: number) => Ratio
  readonly defaultOf: 'performing' | 'cut_off'
  readonly prepayment: (k: number) => Ratio
  readonly delinquency: ((k: number) => Ratio) | null
}

/** A payment as the contract states it: principal, given its interest, and the fee. */
export interface StatedPayment {
  readonly principal: (k: number, interest: bigint) => bigint
  readonly fee: bigint
}

/**
 * The effect of payment `k`, in fen. `recovered`: what its default will bring, by recovery step.
 */
export interface LoanRow {
  k: number
  defaulted: bigint
  interest: bigint
  principal: bigint
  prepaid: bigint
  recovered: readonly bigint[]
  capitalised: bigint
  penalty: bigint
  fees: bigint
  closing: bigint
}

/**
 * Projects one loan in exact rationals, for every product and every convention: the reference that
 * the fast engine must equal to the fen. The rows go on after the last payment while there are
 * arrears, up to the end of the schedule.
 */
export function* projectLoan(
  loan: LoanCase,
  assumptions: Assumptions,
  conventions: Conventions,
): Generator<LoanRow, void, void> {
  const run = new ExactLoan(loan, assumptions, conventions)
  for (let k = 0; k < loan.schedule.payments && run.outstanding() > 0n; k++) yield run.pay(k)
}

class ExactLoan {
  readonly #loan: LoanCase
  readonly #assumptions: Assumptions
  readonly #conventions: Conventions
  readonly #rounder: Rounder
  readonly #arrears: Arrears
  #performing: bigint
  #fixedPayment = 0n

  constructor(loan: LoanCase, assumptions: Assumptions, conventions: Conventions) {
    this.#loan = loan
    this.#assumptions = assumptions
    this.#conventions = conventions
    this.#rounder = new Rounder(conventions.rounding)
    this.#arrears = new Arrears(assumptions.delinquency, this.#rounder)
    this.#performing = loan.balance
  }

  outstanding(): bigint {
    return this.#performing + this.#arrears.balance()
  }

  pay(k: number): LoanRow {
    const loan = this.#loan
    const rounder = this.#rounder
    const opening = this.outstanding()
    const direct = this.#removeDefault(loan.default(k))
    const missed = this.#arrears.advance(loan.interest(k))
    if (loan.delinquency) this.#arrears.enter(this.#remove('delinquent', loan.delinquency(k)))
    const early = this.#conventions.sequence === 'survivors_first'
    const first = early ? this.#remove('prepaid', loan.prepayment(k)) : 0n
    const fees = this.#feeDue(k)
    const earned = rounder.product('interest', this.#performing, loan.interest(k))
    const isGrace = k < loan.grace
    const atOnce = this.#assumptions.delinquency?.cured === 'at_once' && !isGrace
    const cured = atOnce ? missed.cured : 0n
    const interest = isGrace ? 0n : earned
    const kept = isGrace ? earned : 0n
    const principal = isGrace ? 0n : this.#principalDue(k, interest) + this.#curedDue(k, cured)
    this.#performing += kept + cured - principal
    const prepaid = early ? first : this.#remove('prepaid', loan.prepayment(k))
    this.#performing += missed.cured - cured
    const defaulted = direct + missed.defaulted
    const closing = this.outstanding()
    assert(
      opening + missed.capitalised + kept === principal + prepaid + defaulted + closing,
      `payment ${k}: the loan's balance is conserved`,
    )
    return {
      k,
      defaulted,
      interest: interest - this.#haircut(interest),
      principal,
      prepaid,
      recovered: splitRecovery(this.#assumptions, rounder, defaulted),
      capitalised: missed.capitalised + kept,
      penalty: this.#penalty(k, prepaid),
      fees,
      closing,
    }
  }

  #remove(amount: 'defaulted' | 'delinquent' | 'prepaid', share: Ratio): bigint {
    const left = least(this.#rounder.product(amount, this.#performing, share), this.#performing)
    this.#performing -= left
    return left
  }

  #removeDefault(share: Ratio): bigint {
    if (this.#loan.defaultOf === 'performing') return this.#remove('defaulted', share)
    const due = this.#rounder.product('defaulted', this.#loan.balance, share)
    const left = least(due, this.#performing)
    this.#performing -= left
    return left
  }

  /** The principal of what is cured at once: its share of this payment, all of it at the last. */
  #curedDue(k: number, cured: bigint): bigint {
    if (cured === 0n || this.#loan.remaining - k <= 1) return cured
    return this.#rounder.product('principal', cured, this.#loan.principal(k))
  }

  /** The fee: as stated where payments are fixed and something is left to pay, else its share. */
  #feeDue(k: number): bigint {
    const { fee, stated } = this.#loan
    if (!fee || this.#performing === 0n) return 0n
    if (stated && this.#conventions.payment === 'fixed') return stated.fee
    return this.#rounder.product('fee', this.#performing, fee(k))
  }

  #principalDue(k: number, interest: bigint): bigint {
    if (this.#loan.remaining - k <= 1) return this.#performing
    const due =
      this.#conventions.payment === 'fixed'
        ? this.#fixedPrincipal(k, interest)
        : this.#recastPrincipal(k, interest)
    return least(due < 0n ? 0n : due, this.#performing)
  }

  #recastPrincipal(k: number, interest: bigint): bigint {
    const share = this.#loan.principal(k)
    if (this.#conventions.rounding.at === 'product' || share.num === 0n)
      return this.#rounder.product('principal', this.#performing, share)
    const payment = add(share, this.#loan.interest(k))
    return this.#rounder.product('principal', this.#performing, payment) - interest
  }

  /** A level payment, or an equal principal, stays the same until it is computed anew. */
  #fixedPrincipal(k: number, interest: bigint): bigint {
    const { stated } = this.#loan
    if (stated) return stated.principal(k, interest)
    const rate = this.#loan.annuityRate(k)
    const share = this.#loan.principal(k)
    if (share.num === 0n) return 0n
    if (this.#loan.restarts(k)) {
      const payment = rate === null ? share : add(share, rate)
      this.#fixedPayment = this.#rounder.product('principal', this.#performing, payment)
    }
    return rate === null ? this.#fixedPayment : this.#fixedPayment - interest
  }

  #haircut(interest: bigint): bigint {
    const cut = this.#assumptions.haircut
    return cut ? this.#rounder.product('haircut', interest, parseRatio(cut.interest)) : 0n
  }

  #penalty(k: number, prepaid: bigint): bigint {
    const { penalty } = this.#assumptions
    if (!penalty || prepaid === 0n) return 0n
    const { elapsed, remaining, schedule } = this.#loan
    const n = elapsed + k + 1
    if (penalty.kind === 'fixed') return n <= (penalty.until ?? n) ? penalty.amount : 0n
    const moment = { n, term: elapsed + remaining, date: dateOf(schedule.due[k + 1]!) }
    return this.#rounder.product('penalty', prepaid, findPenaltyRate(penalty, moment))
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
