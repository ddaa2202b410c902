import type { BusinessDate } from '../../../contracts/kernel/date.ts'

/**
 * Trade with frauds planted in it, to judge what the platform notices. Whoever plants knows what
 * the trade says of these frauds, and nothing of how they are looked for.
 */
export interface Corpus {
  readonly firms: readonly PlantedFirm[]
  readonly invoices: readonly PlantedInvoice[]
  readonly passings: readonly Passing[]
  readonly payments: readonly PlantedPayment[]
  readonly frauds: readonly PlantedFraud[]
}

export const FRAUD_KINDS = [
  'circular',
  'related',
  'jump',
  'splitting',
  'deep',
  'return',
  'threshold',
  'stranger',
] as const
export type FraudKind = (typeof FRAUD_KINDS)[number]

/** What was planted as one, by the ids of its documents. */
export interface PlantedFraud {
  readonly kind: FraudKind
  readonly cites: readonly string[]
}

export interface PlantedFirm {
  readonly name: string
  /** People and firms that control it. */
  readonly controllers: readonly string[]
  readonly accounts: readonly string[]
}

export interface PlantedInvoice {
  readonly id: string
  readonly seller: string
  readonly buyer: string
  /** In fen. */
  readonly amount: bigint
  readonly on: BusinessDate
}

/** A span of a certificate goes from one holder to another; the first passing is its issue. */
export interface Passing {
  readonly id: string
  readonly certificate: string
  readonly lo: bigint
  readonly hi: bigint
  readonly to: string
  readonly on: BusinessDate
}

export interface PlantedPayment {
  readonly id: string
  readonly debtor: string
  /** From which it came. */
  readonly account: string
  readonly on: BusinessDate
}
