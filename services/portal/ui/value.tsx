import { formatAmount, formatDate, formatInstant, formatUnits } from '../texts/format.ts'
import { useLanguage } from '../texts/texts.ts'

/** An amount to the last fen, however large. */
export function Amount({ minor, currency }: { readonly minor: string; readonly currency: string }) {
  return <span className="number">{formatAmount(minor, currency, useLanguage())}</span>
}

/** A number of units that are no money. */
export function Count({ units }: { readonly units: string | number }) {
  return <span className="number">{formatUnits(String(units), useLanguage())}</span>
}

/** A business date; nothing where there is none. */
export function Day({ date }: { readonly date: string | null }) {
  const language = useLanguage()
  return date === null ? null : <time dateTime={date}>{formatDate(date, language)}</time>
}

/** An instant, in the ledger's time. */
export function Instant({ at }: { readonly at: string | null }) {
  const language = useLanguage()
  return at === null ? null : <time dateTime={at}>{formatInstant(at, language)}</time>
}
