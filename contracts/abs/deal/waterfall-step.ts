import type { ExpressionText, Name, Words } from './deal-text.ts'

/**
 * A step is one sentence of a waterfall. `zh` and `en` are that sentence in the words of the plan
 * document; where they are missing, one is made.
 */
export type WaterfallStep = Partial<Words> &
  (
    | PayStep
    | MoveStep
    | DrawStep
    | BuyStep
    | SellStep
    | HandOverStep
    | WriteOffStep
    | WhenStep
    | TestStep
  )

/**
 * What a payment may be of. `principal` is what has fallen due (by the schedule, or all at final
 * maturity), `balance` all that is outstanding, due or not, and `advance` what a support has
 * outstanding, with its interest.
 */
export const OWED = [
  'fee',
  'interest',
  'principal',
  'balance',
  'advance',
  'swap',
  'everything_left',
] as const
export type Owed = (typeof OWED)[number]

/** Pays what is owed, up to the cash of the account. */
export interface PayStep {
  readonly pay: Name | readonly Name[]
  readonly from: Name
  readonly owed: Owed
  /** How several payees are paid: one after the other, or in proportion to what each is owed. */
  readonly split?: 'in_sequence' | 'pro_rata'
  /** The most this step pays. */
  readonly limit?: ExpressionText
}

/** Moves cash between accounts, up to the cash that there is. */
export interface MoveStep {
  readonly move: ExpressionText | 'everything_left' | 'shortage'
  readonly from: Name
  readonly to: Name
  /** The counter `moved.NAME` that the moved amount is added to. */
  readonly count?: Name
  /** The deficiency ledger that the moved amount makes good. */
  readonly credit?: Name
}

/** Draws on a support, up to its limit. */
export interface DrawStep {
  readonly draw: Name
  readonly to: Name
  /** The amount drawn; of a swap, what its counterparty owes unless given. */
  readonly amount?: ExpressionText
}

/** 循环购买: buys assets with the cash above `keep`. */
export interface BuyStep {
  readonly buy: 'assets'
  readonly from: Name
  /** The cash paid for each 1 of balance. */
  readonly price: ExpressionText
  /** The cash that must stay in the account. */
  readonly keep?: ExpressionText
  /** The most balance bought. */
  readonly limit?: ExpressionText
}

/** Sells the whole pool (清仓回购, liquidation); the deal closes after this distribution. */
export interface SellStep {
  readonly sell: 'pool'
  readonly price: ExpressionText
  readonly to: Name
}

/** 原状分配: the pool itself goes to the holders of that note; the deal closes. */
export interface HandOverStep {
  readonly handOver: 'pool'
  readonly to: Name
}

export interface WriteOffStep {
  readonly writeOff: Name
  readonly amount: ExpressionText
}

export interface WhenStep {
  readonly when: ExpressionText
  readonly then: StepList
  readonly otherwise?: StepList
}

/** Tests a trigger at this point of the distribution. */
export interface TestStep {
  readonly test: Name
}

/** A list of steps; a name stands for all steps of that part. */
export type StepList = readonly (WaterfallStep | Name)[]

export const VERBS = [
  'pay',
  'move',
  'draw',
  'buy',
  'sell',
  'handOver',
  'writeOff',
  'when',
  'test',
] as const
export type Verb = (typeof VERBS)[number]

/** Lists the payees of a step in the order in which they are paid. */
export function listPayees({ pay }: PayStep): readonly Name[] {
  return typeof pay === 'string' ? [pay] : pay
}
