// Pay a supplier's invoice with part of what you hold: node title.mjs HOLDER HOLDER PAYEE PAYEE
// Two profiles of the holder and two of the payee, maker first. Amounts are whole fen.
import { lists, readRows, titleActs } from 'tallystick-client'
import { agree, openProfile } from './profile.mjs'

const [holder, holderChecks, payee, payeeChecks] = process.argv.slice(2, 6).map(openProfile)

// The payee's open invoices to the holder; one of them is paid.
const [invoice] = (
  await readRows(payee.read, lists.invoices, { as: 'seller', counterparty: holder.party })
).filter(({ allocations }) => allocations.length === 0)
const { amount } = invoice

const free = (await holder.reads.titles()).find(
  ({ claimed, holds, lo, hi }) => !claimed && holds.length === 0 && hi - lo >= amount,
)
if (!free) throw new Error(`nothing free is as large as ${amount}`)
const { instrument, lo } = free
const part = { instrument, lo, hi: lo + amount }
const spans = [{ instrument, span: { lo, hi: part.hi } }]

const trade = [{ invoice: invoice.id, amount }]
await agree(holder, holderChecks, titleActs.offerTransfer({ to: payee.party, spans, trade }))
await agree(payee, payeeChecks, titleActs.answerOffer({ spans, answer: 'accept' }))

for (const step of await payee.reads.lookThrough(part))
  console.log(`tier ${step.tier}: ${step.hi - step.lo} to ${step.to.name}`)
