import type { Rate } from '../kernel/rate.ts'

/**
 * What an electronic invoice of EN 16931 says of its own sums, as far as its rules on amounts ask.
 * Null: it does not say. Amounts are decimals in the currency of the document.
 */
export interface InvoiceSums {
  readonly isRedLetter: boolean
  readonly currency: string | null
  readonly lines: readonly LineSums[]
  /** Of the document; those of a line stand with the line. */
  readonly allowances: readonly Allowance[]
  readonly taxes: readonly TaxSums[]
  readonly totals: Totals
  /** The period that is invoiced; null: none. */
  readonly period: Period | null
  /** It says by when, or on which terms, it is to be paid. */
  readonly saysWhenDue: boolean
  readonly saysTaxPointTwice: boolean
  /** Null: it names no seller at all. */
  readonly seller: { readonly hasIdentifier: boolean; readonly hasAddress: boolean } | null
  readonly buyerHasAddress: boolean
  readonly hasReference: boolean
  /** It claims to keep to the rules of the Peppol network. */
  readonly isPeppol: boolean
}

export interface LineSums {
  readonly amount: Rate | null
  readonly hasTaxCategory: boolean
  readonly period: Period | null
  readonly allowances: readonly Allowance[]
}

export interface Allowance {
  /** What is added, and not taken off. */
  readonly isCharge: boolean
  readonly amount: Rate | null
  readonly hasReason: boolean
}

export interface TaxSums {
  readonly currency: string | null
  readonly amount: Rate | null
  readonly parts: readonly {
    readonly taxable: Rate | null
    readonly tax: Rate | null
    readonly percent: Rate | null
  }[]
}

/** True: it has one of the dates, or a code that stands for one. */
export type Period = { readonly isDated: boolean }

export interface Totals {
  readonly lines: Rate | null
  readonly allowances: Rate | null
  readonly charges: Rate | null
  readonly withoutTax: Rate | null
  readonly withTax: Rate | null
  readonly prepaid: Rate | null
  readonly rounding: Rate | null
  readonly payable: Rate | null
}
