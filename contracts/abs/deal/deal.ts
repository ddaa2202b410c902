import type { Roll } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { DayCount } from '../../kernel/day-count.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'
import type { RoundingMode } from '../ratio.ts'
import type { ByName, ExpressionText, MoneyText, Name, RateText, Words } from './deal-text.ts'
import type { StepList } from './waterfall-step.ts'

/**
 * A deal: a securitisation (专项计划) as its plan document states it. `loadDeal` checks it once; real
 * distributions and forecasts run it. REFERENCE.md explains how to write one, deal.schema.json is
 * its shape.
 */
export interface Deal {
  readonly format: 'tallystick.deal.v1'
  readonly name: Words
  /** What the pool is made of, where the deal says so. */
  readonly assets?: 'loans' | 'receivables'
  readonly dates: DealDates
  /** The sum of all notes. */
  readonly issued: MoneyText
  /** The first is the most senior (优先级), the last the most subordinate (次级). */
  readonly notes: ByName<Note>
  readonly accounts: ByName<Account>
  readonly collections: readonly Collection[]
  readonly fees?: ByName<Fee>
  readonly supports?: ByName<Support>
  readonly ledgers?: ByName<DeficiencyLedger>
  readonly schedules?: ByName<DealSchedule>
  readonly terms?: ByName<Term>
  readonly indices?: readonly Name[]
  readonly events?: ByName<EventTerms>
  readonly triggers?: ByName<Trigger>
  /** Lists of steps that several waterfalls use. */
  readonly parts?: ByName<StepList>
  /** The deal begins in the first; of several that triggers call for, the last listed applies. */
  readonly states: ByName<DealState>
  readonly conventions?: WaterfallConventions
}

/** How a waterfall rounds, where plan documents and engines differ. */
export interface WaterfallConventions {
  /**
   * Who gets the odd fen of a pro-rata split: one each the largest remainders, ties by name (the
   * default), or one each the first in turn; or all of them the first.
   */
  readonly remainder?: 'largest' | 'in_turn' | 'first'
  /** The rounding of interest on notes; `half_up` unless given. */
  readonly interest?: RoundingMode
  /** Notes accrue and pay whole fen a unit (the default), or whole fen in total. */
  readonly payments?: 'whole_fen_a_unit' | 'in_total'
  /** The rounding of fees, targets and amounts that are computed; `half_up` unless given. */
  readonly amounts?: RoundingMode
}

/** R is the calculation date (回收款计算日), T the payment date (兑付日). */
export interface DealDates {
  /** 封包日: the first collection period begins. */
  readonly cutOff: BusinessDate
  /** 设立日: note interest begins. */
  readonly closing: BusinessDate
  /** The first R: a period ends before this date, the next begins with it. */
  readonly firstCalculation: BusinessDate
  readonly firstPayment: BusinessDate
  readonly everyMonths: number
  /** A first date on the last day of a month stands for the last day of every month. */
  readonly monthEnd?: boolean
  /** Interest and fees fall due in every n-th period only; 1 unless given. */
  readonly dueEvery?: number
  /** Legal final maturity: everything that is owed to notes is due. */
  readonly final: BusinessDate
  readonly roll: Roll
  /** How accrual dates are rolled; not at all unless given. */
  readonly accrualRoll?: Roll
  readonly calendar: string
  readonly chain?: readonly ChainDate[]
}

/** A task of each period, some business days from R or T: `{do, owner, from: 'R', days: 9}`. */
export interface ChainDate extends Partial<Words> {
  readonly do: Name
  readonly owner: string
  readonly from: 'R' | 'T'
  readonly days: number
  readonly when?: ExpressionText
}

export interface Note extends Words {
  /** Payments are whole fen a unit, unless the conventions say in total. */
  readonly units: number
  /** The face of a unit: 100 元 unless given; `0元` is a residual without face. */
  readonly unit?: MoneyText
  readonly interest: NoteInterest
  readonly dayCount: DayCount
  /** `pass_through` (过手摊还, due at final maturity only) or the schedule due by date (固定摊还). */
  readonly principal: 'pass_through' | { readonly schedule: Name }
  /** The amount that interest accrues on, instead of the note's balance. */
  readonly notional?: ExpressionText
  /** While this condition holds, interest is added to the balance instead of falling due. */
  readonly capitalise?: ExpressionText
  /** The annual rate on unpaid interest; none unless given. */
  readonly interestOnUnpaid?: RateText | 'note_rate'
  /**
   * Whether interest on unpaid interest bears interest in turn: `compound` (复利) unless given.
   * With `simple` (单利) payments settle the interest that bears first.
   */
  readonly unpaidBears?: 'compound' | 'simple'
}

/** The coupon of a note: none, fixed, stepped by date, or floating over an index. */
export type NoteInterest =
  | 'none'
  | { readonly fixed: RateText }
  | { readonly steps: readonly (readonly [BusinessDate, RateText])[] }
  | {
      readonly index: Name
      readonly spread: RateText
      readonly floor?: RateText
      readonly cap?: RateText
      /** The rate of the first interest period, whatever the index is then. */
      readonly initial?: RateText
      /** The index is read so many business days before the rate begins; 0 unless given. */
      readonly lookBack?: number
      /** The days on which the rate begins anew, instead of those of the interest periods. */
      readonly resets?: NoteResets
    }

/**
 * The reset dates of a note: `from`, then every so many months; they are rolled as accrual dates
 * are. Until the first of them the rate is `initial`, or that of the closing.
 */
export interface NoteResets {
  readonly from: BusinessDate
  readonly everyMonths: DealDates['everyMonths']
}

export interface Account extends Words {
  readonly opening?: MoneyText
  /** What the account should hold; `account.x.shortage` is what it lacks. */
  readonly target?: ExpressionText
  /** With `by_trigger` the target applies only while a trigger requires the account. */
  readonly required?: 'always' | 'by_trigger'
  /** Bank interest, or the yield of eligible investments (合格投资), on the opening balance. */
  readonly earns?: { readonly rate: RateText; readonly dayCount: DayCount; readonly into?: Name }
  /** States that cash may stay here although no step empties the account. */
  readonly retain?: true
}

/** The cash of the pool by source; each flow stands in exactly one line. */
export interface Collection {
  readonly flows: readonly CashFlow[]
  readonly into: Name
  /** Where the cash goes while the condition holds, for 权利完善 and the like. */
  readonly redirect?: { readonly when: ExpressionText; readonly into: Name }
}

export const CASH_FLOWS = [
  'interest',
  'penalty',
  'fees',
  'principal',
  'prepaid',
  'repurchased',
  'recovered',
] as const satisfies readonly (keyof PoolPeriod)[]
export type CashFlow = (typeof CASH_FLOWS)[number]

/** A fee accrues in every period that is due; what is not paid is carried forward or lapses. */
export type Fee = Words & {
  readonly to?: string
  /** VAT on top of the fee: `0.06` is 6 %. */
  readonly vat?: RateText
  /** The most that falls due in one period, VAT included. */
  readonly cap?: ExpressionText
  readonly unpaid?: 'carried' | 'lapses'
} & (
    | { readonly rate: RateText; readonly of: ExpressionText; readonly dayCount: DayCount }
    | { readonly amount: ExpressionText }
  )

/** A party that pays into the deal when it is short, or swaps cash with it. */
export type Support = Words &
  (
    | {
        readonly kind: 'shortfall' | 'guarantee' | 'liquidity'
        /** The most that may be outstanding; without limit unless given. */
        readonly limit?: ExpressionText
        /** The annual rate on what is outstanding. */
        readonly rate?: RateText
        readonly dayCount?: DayCount
      }
    | { readonly kind: 'swap'; readonly gives: ExpressionText; readonly takes: ExpressionText }
  )

/**
 * A principal deficiency ledger: it grows by `debit` each period up to `limit`, then `overflow`
 * does.
 */
export interface DeficiencyLedger extends Words {
  readonly debit: ExpressionText
  readonly limit?: ExpressionText
  readonly overflow?: Name
}

/** A schedule of amounts or ratios by nominal date. */
export interface DealSchedule extends Words {
  readonly rows: readonly (readonly [BusinessDate, MoneyText | RateText])[]
}

/** A definition of the plan document; expressions use it as `term.NAME`. */
export interface Term extends Words {
  readonly is: ExpressionText
}

/** An event that parties declare and sign; it is in force from its effective date on. */
export interface EventTerms extends Words {
  readonly by: readonly string[]
  /** The share of the units of each note that must vote for it. */
  readonly votes?: { readonly notes: readonly Name[]; readonly share: RateText }
}

export type Trigger = Words & {
  readonly tested: 'before_collection' | 'after_collection' | 'after_distribution'
  /** The distribution from which it acts; after a distribution only `next`. */
  readonly acts?: 'this' | 'next'
  /** How many passed tests in a row cure it; never unless given. */
  readonly cure?: number
  readonly effects: readonly Effect[]
} & (
    | { readonly when: ExpressionText }
    | { readonly value: ExpressionText; readonly above: ExpressionText }
    | { readonly value: ExpressionText; readonly atLeast: ExpressionText }
    | { readonly value: ExpressionText; readonly below: ExpressionText }
    | { readonly value: ExpressionText; readonly atMost: ExpressionText }
  )

export type Effect = { readonly state: Name } | { readonly require: Name } | 'stop_buying' | 'close'

export interface DealState extends Words {
  readonly steps: StepList
}
