import { rollDate } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { receivableActs, titleActs } from '../client/index.ts'
import type { Certificate } from './book.ts'
import type { Story } from './stage.ts'

const LIFTS = 0
const ACKNOWLEDGEMENTS = 1

/**
 * What debtors have paid by now, on the dates that the file says and outside the platform: each
 * holder signs that it has its part. A dispute ends with the payment.
 */
export function payWhatIsPaid(story: Story, date: BusinessDate): void {
  for (const certificate of story.book.open.values())
    if (certificate.invoice.settledOn <= date) pay(story, certificate)
}

function pay({ cast, outbox, book, calendar }: Story, certificate: Certificate): void {
  const { id, invoice, parts, held } = certificate
  const { buyer, settledOn, dueOn } = invoice
  if (held !== null) {
    const act = titleActs.liftHold({
      kind: 'dispute',
      spans: [{ instrument: id, span: held }],
    })
    outbox.add(LIFTS, cast.byCode.get(buyer)!.people, act, answer => {
      if (!answer.ok) book.count('act refused', 0n, answer.refusal)
      else certificate.held = null
    })
  }
  const late = settledOn > rollDate(calendar, dueOn, 'following')
  for (const part of parts) {
    const span = { lo: part.lo, hi: part.hi }
    const act = receivableActs.acknowledgePayment({
      spans: [{ instrument: id, span }],
      paidOn: settledOn,
    })
    outbox.add(ACKNOWLEDGEMENTS, cast.byCode.get(part.holder)!.alone, act, answer => {
      if (!answer.ok) book.count('act refused', 0n, answer.refusal)
      else book.pay(certificate, part, late)
    })
  }
}
