import { isBusinessDay } from '../../contracts/kernel/calendar.ts'
import { type BusinessDate, dateOf, dayNumber } from '../../contracts/kernel/date.ts'
import { calendarActs } from '../client/index.ts'
import type { DebtorInvoice } from './book.ts'
import { confirmAndPassOn } from './issue.ts'
import type { Market } from './market/index.ts'
import { payWhatIsPaid } from './payment.ts'
import { propose } from './proposal.ts'
import type { Story } from './stage.ts'

/** From the first business date to that of the last invoice, or fewer. */
export function businessDates(
  { market: { startOn, invoices }, calendar }: Story,
  most: number | null,
): BusinessDate[] {
  const last = dayNumber(invoices.at(-1)!.invoicedOn)
  const dates: BusinessDate[] = []
  for (let day = dayNumber(startOn); dates.length < (most ?? Number.POSITIVE_INFINITY); day++) {
    if (!isBusinessDay(calendar, day)) continue
    dates.push(dateOf(day))
    if (day >= last) break
  }
  return dates
}

/**
 * One business day: what lapses over night has lapsed, documents come in, what debtors have paid is
 * acknowledged, new receivables are proposed, confirmed and passed on.
 */
export async function liveDay(
  story: Story,
  dates: readonly BusinessDate[],
  i: number,
): Promise<void> {
  const date = dates[i]!
  const before = dates[i - 1] ?? null
  const { outbox, documents, lapses, book } = story
  if (before !== null) {
    await roll(story, date)
    await lapses.settle(date)
  }
  await documents.importUntil(date, before, book)
  payWhatIsPaid(story, date)
  const proposals = propose(story, selectInvoices(story.market, date, before))
  await outbox.send(`${date} morning`)
  confirmAndPassOn(story, proposals, { date, day: i })
  await outbox.send(`${date} afternoon`)
}

async function roll({ cast, outbox, book }: Story, to: BusinessDate): Promise<void> {
  outbox.add(0, cast.officers, calendarActs.roll({ to }), answer => {
    if (!answer.ok) throw new Error(`the date was not rolled to ${to}: ${answer.refusal}`)
    book.count('day', 0n)
  })
  await outbox.send(`${to} roll`)
}

function selectInvoices(
  { invoices }: Market,
  date: BusinessDate,
  after: BusinessDate | null,
): readonly DebtorInvoice[] {
  return invoices.filter(
    one => one.invoicedOn <= date && (after === null || one.invoicedOn > after),
  )
}
