import { readAmount } from '../../acts/major-amount.ts'
import { readInstant, writeClose } from '../../financing/instants.ts'
import type { FreeTitle } from './documents.ts'

/** What is to be asked, as it is typed. */
export interface Wish {
  /** By the id of a title that is chosen: how much of it. */
  readonly amounts: ReadonlyMap<string, string>
  readonly lenders: readonly string[]
  readonly recourse: 'with' | 'without' | 'either'
  readonly deadline: string
  readonly chooseBy: string
}

/** Calendar days within which one usually gets quotes, and makes up one's mind. */
const QUOTE_DAYS = 1
const CHOICE_DAYS = 3
const DAY_MS = 86_400_000

/** Nothing chosen yet, with the times that are usual from a business day on. */
export function startWish(nextDay: string): Wish {
  const after = (days: number) =>
    writeClose(new Date(Date.parse(nextDay) + days * DAY_MS).toISOString().slice(0, 10))
  return {
    ...{ amounts: new Map(), lenders: [], recourse: 'either' },
    ...{ deadline: after(QUOTE_DAYS), chooseBy: after(CHOICE_DAYS) },
  }
}

/** What the ledger is asked; null while something of it is missing. */
export function toInput(
  { amounts, lenders, recourse, ...times }: Wish,
  free: readonly FreeTitle[],
) {
  const [deadline, chooseBy] = [readInstant(times.deadline), readInstant(times.chooseBy)]
  const chosen = free.filter(({ id }) => amounts.has(id))
  const spans = chosen.flatMap(title => {
    const units = readAmount(amounts.get(title.id)!, title.currency, title.size)
    if (units === null) return []
    const { instrument, lo } = title
    return [{ instrument, lo, hi: String(BigInt(lo) + BigInt(units)) }]
  })
  const whole = chosen.length > 0 && spans.length === chosen.length && lenders.length > 0
  if (!whole || deadline === null || chooseBy === null) return null
  return { spans, lenders: [...lenders], recourse, deadline, chooseBy }
}

/** How much is asked for so far, and over which days it runs. */
export function sumUp({ amounts }: Wish, free: readonly FreeTitle[], today: string) {
  const chosen = free.filter(({ id }) => amounts.has(id))
  const [first] = chosen
  if (!first) return null
  const minor = chosen.reduce((sum, { id, currency, size }) => {
    return sum + BigInt(readAmount(amounts.get(id)!, currency, size) ?? '0')
  }, 0n)
  const last = chosen.at(-1)!
  const days = (dueOn: string) => Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY_MS)
  return {
    ...{ amount: String(minor), currency: first.currency },
    ...{ firstDue: first.dueOn, firstDays: days(first.dueOn) },
    ...{ lastDue: last.dueOn, lastDays: days(last.dueOn) },
  }
}
