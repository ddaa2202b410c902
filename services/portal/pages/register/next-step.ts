import type { Registered, Search } from './documents.ts'

/** What the lender has to do next at the register; null where there is nothing before a payout. */
export type NextStep = 'search' | 'judge' | 'stopped' | 'register' | 'search_again' | 'pay' | null

type Known = Pick<Registered, 'status' | 'searches' | 'registrations'>

/** Finds what comes next: search, judge what was found, register, search again, pay. */
export function findNextStep({ status, searches, registrations }: Known): NextStep {
  if (status !== 'approved') return null
  const last = findLast(searches)
  if (!last) return 'search'
  const own = registrations.find(one => one.status === 'live')
  const others = last.hits.filter(({ number }) => number !== own?.number)
  if (others.length > 0 && last.verdict === null) return 'judge'
  if (others.length > 0 && last.verdict === 'stop') return 'stopped'
  if (!own) return 'register'
  return Date.parse(last.searchedAt) > Date.parse(own.registeredAt) ? 'pay' : 'search_again'
}

/** The search that was made last, whenever it was recorded. */
export function findLast<One extends Pick<Search, 'searchedAt'>>(
  searches: readonly One[],
): One | null {
  const inOrder = searches.toSorted((a, b) => Date.parse(a.searchedAt) - Date.parse(b.searchedAt))
  return inOrder.at(-1) ?? null
}
