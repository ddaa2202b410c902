/** Dates of the ledger, as the graph takes them. */
export type Date = `${number}-${number}-${number}`

/** The first day of the month that comes so many months after the one of this date. */
export function monthAfter(date: string, months: number): Date {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  const first = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
  return first as Date
}

/** The day before a date of the calendar. */
export function dayBefore(date: string): Date {
  const day = new globalThis.Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10) as Date
}

/** What is asked for the months from a business date on: what is overdue is none of the first. */
export function monthBounds(today: string) {
  const at = (n: number) => monthAfter(today, n)
  const end = (n: number) => dayBefore(at(n + 1))
  return {
    ...{ before: dayBefore(today), d0: today as Date, e0: end(0) },
    ...{ d1: at(1), e1: end(1), d2: at(2), e2: end(2), d3: at(3), e3: end(3) },
    ...{ d4: at(4), e4: end(4), d5: at(5), e5: end(5), d6: at(6) },
  }
}

/** `2026-12` of a link as its first and last day; none: from the business date to the end. */
export function pickMonth(picked: string | null, today: string) {
  if (picked === null || !/^\d{4}-\d{2}$/.test(picked)) return { from: today as Date, to: null }
  const first = `${picked}-01` as Date
  const from = first < today ? (today as Date) : first
  return { from, to: dayBefore(monthAfter(first, 1)) }
}
