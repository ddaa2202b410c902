import type { ExpressionText, Name, Words } from './deal-text.ts'

/**
 * One sentence of a waterfall. `zh` and `en` are that sentence in the plan document's own words;
 * without them `explainDeal` makes one.
 */
export type Step = Partial<Words> &
  (Pay | Move | Draw | Buy | Sell | HandOver | WriteOff | When | Test)

/**
 * `principal` is what has fallen due (the schedule's claim, or all at final maturity), `balance`
 * all
 * that is outstanding, due or not; `advance` is what a support has outstanding, with its interest.
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

/** Pays what is owed, as far as the account goes. */
export interface Pay {
  readonly pay: Name | readonly Name[]
  readonly from: Name
  readonly owed: Owed
  /** Of several payees: one after the other, or in proportion to what each is owed. */
  readonly split?: 'in_sequence' | 'pro_rata'
  /** The most this step pays. */
  readonly limit?: ExpressionText
}

/** Moves cash between accounts, as far as it goes. */
export interface Move {
  readonly move: ExpressionText | 'everything_left' | 'shortage'
  readonly from: Name
  readonly to: Name
  /** Adds what was moved to the counter `moved.NAME`. */
  readonly count?: Name
  /** Makes good that ledger by what was moved. */
  readonly credit?: Name
}

/** Calls on a support, as far as its limit goes. */
export interface Draw {
  readonly draw: Name
  readonly to: Name
  /** Of a swap: what its counterparty owes, unless given. */
  readonly amount?: ExpressionText
}

/** 循环购买: buys assets with the cash above `keep`. */
export interface Buy {
  readonly buy: 'assets'
  readonly from: Name
  /** Cash paid for each 1 of balance. */
  readonly price: ExpressionText
  /** Cash that must stay for the next fees and interest. */
  readonly keep?: ExpressionText
  /** The most balance bought. */
  readonly limit?: ExpressionText
}

/** Sells the whole pool (清仓回购, liquidation); the deal closes after this distribution. */
export interface Sell {
  readonly sell: 'pool'
  readonly price: ExpressionText
  readonly to: Name
}

/** 原状分配: the pool as it stands goes to that note's holders; the deal closes. */
export interface HandOver {
  readonly handOver: 'pool'
  readonly to: Name
}

export interface WriteOff {
  readonly writeOff: Name
  readonly amount: ExpressionText
}

export interface When {
  readonly when: ExpressionText
  readonly then: Steps
  readonly otherwise?: Steps
}

/** Tests a trigger here, in the middle of the distribution. */
export interface Test {
  readonly test: Name
}

/** A name stands for all steps of that part. */
export type Steps = readonly (Step | Name)[]

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

/** Whoever a step pays, in the order in which they are paid. */
export function payeesOf({ pay }: Pay): readonly Name[] {
  return typeof pay === 'string' ? [pay] : pay
}
