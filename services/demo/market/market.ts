import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type { SizeClass } from '../../../contracts/party/party.ts'

/**
 * What the demonstration's parties do with each other. The invoices on the debtors are those of a
 * file, or generated in its shape; what no such file says (suppliers, codes, names, orders,
 * deliveries, who pays whom onward) is generated from the seed and marked synthetic.
 */
export interface Market {
  readonly source: 'file' | 'generated'
  readonly seed: number
  /** All dates were moved by so many weeks: the first invoice falls in the week from `startOn`. */
  readonly shiftedWeeks: number
  readonly startOn: BusinessDate
  /** When the last invoice is settled. */
  readonly endOn: BusinessDate
  readonly debtors: readonly MarketParty[]
  readonly suppliers: readonly MarketSupplier[]
  /** On the debtors, by date. */
  readonly invoices: readonly DebtorInvoice[]
  /** Of second-tier suppliers on those of the first, of third on second; monthly, synthetic. */
  readonly onwardInvoices: readonly MarketInvoice[]
}

export interface MarketParty {
  /** A debtor's name in the file. */
  readonly label: string
  /** 统一社会信用代码 with its check character, of a district that does not exist. */
  readonly code: string
  readonly name: string
  readonly size: SizeClass
}

export interface MarketSupplier extends MarketParty {
  readonly tier: Tier
}

export type Tier = 1 | 2 | 3

/** An invoice with the order and the delivery that it matches in quantity and price. */
export interface MarketInvoice {
  readonly tier: Tier
  /** Codes of the parties. */
  readonly seller: string
  readonly buyer: string
  readonly number: string
  readonly currency: Currency
  readonly amount: bigint
  readonly quantity: bigint
  readonly price: bigint
  readonly orderedOn: BusinessDate
  readonly deliveredOn: BusinessDate
  readonly invoicedOn: BusinessDate
  readonly dueOn: BusinessDate
  /** The order and the delivery are so always. */
  readonly synthetic: boolean
}

export interface DebtorInvoice extends MarketInvoice {
  readonly settledOn: BusinessDate
  readonly disputed: boolean
  readonly onward: readonly Onward[]
}

/** What a supplier pays with a part of what it gets: this much of an invoice on it. */
export interface Onward {
  readonly invoice: MarketInvoice
  readonly amount: bigint
  readonly onward: readonly Onward[]
}
