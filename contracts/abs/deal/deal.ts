import type { Roll } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { DayCount } from '../../kernel/day-count.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'
import type { RoundingMode } from '../ratio.ts'
import type { ExpressionText, MoneyText, Name, Named, RateText, Words } from './deal-text.ts'
import type { Steps } from './waterfall-step.ts'

/**
 * A securitisation as its plan document states it (专项计划): data that `loadDeal` checks once and
 * that real distributions and forecasts both run. REFERENCE.md tells how to write one;
 * deal.schema.json is its shape.
 */
export interface Deal {
  readonly format: 'tallystick.deal.v1'
  readonly name: Words
  readonly dates: DealDates
  /** What all notes add up to. */
  readonly issued: MoneyText
  /** The first is the most senior (优先级), the last the most subordinate (次级). */
  readonly notes: Named<Note>
  readonly accounts: Named<Account>
  readonly collections: readonly Collection[]
  readonly fees?: Named<Fee>
  readonly supports?: Named<Support>
  readonly ledgers?: Named<Ledger>
  readonly schedules?: Named<Schedule>
  readonly terms?: Named<Term>
  readonly indices?: readonly Name[]
  readonly events?: Named<EventTerms>
  readonly triggers?: Named<Trigger>
  /** Lists of steps that waterfalls share. */
  readonly parts?: Named<Steps>
  /** The first is how the deal begins; of several called for by triggers the last listed rules. */
  readonly states: Named<DealState>
  readonly conventions?: WaterfallConventions
}

/** How a waterfall rounds, where plan documents and other engines differ. */
export interface WaterfallConventions {
  /**
   * The odd fen of a pro-rata split: to the largest remainders (unless given), ties by name, or
   * first come.
   */
  readonly remainder?: 'largest' | 'first'
  /** Of note interest; `half_up` unless given. */
  readonly interest?: RoundingMode
  /** Notes accrue and pay whole fen a unit (unless given), or whole fen in total. */
  readonly payments?: 'whole_fen_a_unit' | 'in_total'
}

/** R is the calculation date (回收款计算日), T the payment date (兑付日). */
export interface DealDates {
  /** 封包日: the first collection period begins. */
  readonly cutOff: BusinessDate
  /** 设立日: note interest begins. */
  readonly closing: BusinessDate
  /** The first R: its period ends before it, the next begins with it. */
  readonly firstCalculation: BusinessDate
  readonly firstPayment: BusinessDate
  readonly everyMonths: number
  /** Holders and fees fall due in every n-th period only; others revolve. 1 unless given. */
  readonly dueEvery?: number
  /** Legal final maturity: all that notes are owed is due. */
  readonly final: BusinessDate
  readonly roll: Roll
  /** Accrual dates stay where they are unless this says otherwise. */
  readonly accrualRoll?: Roll
  readonly calendar: string
  readonly chain?: readonly ChainDate[]
}

/** A task of each period, so many business days from R or T: `{do, owner, from: 'R', days: 9}`. */
export interface ChainDate extends Partial<Words> {
  readonly do: Name
  readonly owner: string
  readonly from: 'R' | 'T'
  readonly days: number
  readonly when?: ExpressionText
}

export interface Note extends Words {
  /** Each of 100 元; payments are whole fen a unit. */
  readonly units: number
  readonly interest: NoteInterest
  readonly dayCount: DayCount
  /** `pass_through` (过手摊还, due at final maturity only) or the schedule due by date (固定摊还). */
  readonly principal: 'pass_through' | { readonly schedule: Name }
  /** Interest accrues on this instead of the note's own balance. */
  readonly notional?: ExpressionText
  /** While it holds, interest is added to the balance instead of falling due. */
  readonly capitalise?: ExpressionText
  /** Interest on interest: its annual rate, on the interest left unpaid. None unless given. */
  readonly interestOnUnpaid?: RateText | 'note_rate'
}

/** A coupon may be fixed, stepped by date, float over an index, or be none. */
export type NoteInterest =
  | 'none'
  | { readonly fixed: RateText }
  | { readonly steps: readonly (readonly [BusinessDate, RateText])[] }
  | {
      readonly index: Name
      readonly spread: RateText
      readonly floor?: RateText
      readonly cap?: RateText
    }

export interface Account extends Words {
  readonly opening?: MoneyText
  /** What it should hold: `account.x.shortage` is what it lacks. */
  readonly target?: ExpressionText
  /** The target counts only once a trigger requires the account. */
  readonly required?: 'always' | 'by_trigger'
  /** Bank interest or the yield of eligible investments (合格投资) on the balance held over. */
  readonly earns?: { readonly rate: RateText; readonly dayCount: DayCount; readonly into?: Name }
  /** Says that cash may stay here although no step empties the account. */
  readonly retain?: true
}

/** Cash of the pool by source: each flow is taken by exactly one line. */
export interface Collection {
  readonly flows: readonly CashFlow[]
  readonly into: Name
  /** 权利完善 and the like: while it holds, the cash goes elsewhere. */
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

/** Accrues in every period that is due; what is not paid is carried forward or lapses. */
export type Fee = Words & {
  readonly to?: string
  /** Added on top: `0.06` for 6 % VAT. */
  readonly vat?: RateText
  /** The most that falls due in one period. */
  readonly cap?: ExpressionText
  readonly unpaid?: 'carried' | 'lapses'
} & (
    | { readonly rate: RateText; readonly of: ExpressionText; readonly dayCount: DayCount }
    | { readonly amount: ExpressionText }
  )

/** Who pays into the deal when it is short, or swaps cash with it. */
export type Support = Words &
  (
    | {
        readonly kind: 'shortfall' | 'guarantee' | 'liquidity'
        /** The most it may have outstanding; without limit unless given. */
        readonly limit?: ExpressionText
        /** Annual, on what is outstanding. */
        readonly rate?: RateText
        readonly dayCount?: DayCount
      }
    | { readonly kind: 'swap'; readonly gives: ExpressionText; readonly takes: ExpressionText }
  )

/**
 * A principal deficiency ledger: grows by `debit` each period up to `limit`, then `overflow`
 * grows.
 */
export interface Ledger extends Words {
  readonly debit: ExpressionText
  readonly limit?: ExpressionText
  readonly overflow?: Name
}

/** Amounts or ratios by nominal date. */
export interface Schedule extends Words {
  readonly rows: readonly (readonly [BusinessDate, MoneyText | RateText])[]
}

/** A definition of the plan document: `term.name` wherever an expression may stand. */
export interface Term extends Words {
  readonly is: ExpressionText
}

/** A fact that parties declare and sign; it counts from its effective date on. */
export interface EventTerms extends Words {
  readonly by: readonly string[]
  /** The share of each note's units that must have voted for it. */
  readonly votes?: { readonly notes: readonly Name[]; readonly share: RateText }
}

export type Trigger = Words & {
  readonly tested: 'before_collection' | 'after_collection' | 'after_distribution'
  /** From which distribution it acts; after a distribution only `next`. */
  readonly acts?: 'this' | 'next'
  /** How many passing tests in a row cure it; never unless given. */
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
  readonly steps: Steps
}
