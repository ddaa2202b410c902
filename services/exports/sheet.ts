import { type Currency, formatMinor } from '../../contracts/kernel/money.ts'

export type Language = 'zh' | 'en'

/** A list as it goes out: its rows come one after the other, and are held no longer than that. */
export interface Sheet {
  readonly title: string
  /** What the file is of: party, business date, filters. */
  readonly subtitle: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly Cell[]>
}

export interface SheetColumn {
  readonly heading: string
  readonly kind: CellKind
  /** The width relative to the other columns. */
  readonly width: number
}

export type CellKind = 'text' | 'date' | 'amount' | 'count'

/** What of a row stands in a column; null where there is nothing. */
export type Cell = string | Amount | null

/** Whole minor units of a currency. */
export interface Amount {
  readonly minor: bigint
  readonly currency: Currency
}

/** An amount as its currency writes it, for programs: `1234.50` yuan, `1234` yen. */
export function plainAmount({ minor, currency }: Amount): string {
  return formatMinor(minor, currency).replaceAll(',', '')
}
