import { addDays } from '../../contracts/kernel/date.ts'
import type { InvoiceId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import type { TestParty } from '../support/actor.ts'
import { confirmation } from '../support/market.ts'
import { type Cast, type Habit, partyOf, signersOf } from './cast.ts'
import type { LiveTitle, Snapshot, WireSpan } from './snapshot.ts'

/** What is done with receivables, each with how often it comes to somebody's mind. */
export const HABITS: readonly (readonly [weight: number, habit: Habit])[] = [
  [10, propose],
  [12, confirm],
  [2, reject],
  [2, cancel],
  [4, lapse],
  [16, offer],
  [6, payWithAmount],
  [14, answer],
  [3, withdraw],
  [4, lapseOffer],
  [5, pledge],
  [6, release],
  [3, hold],
  [4, lift],
  [14, acknowledge],
  [1, lookThrough],
]

function propose(cast: Cast, now: Snapshot) {
  const { chance, documents } = cast
  const debtor = chance.of(cast.debtors)!
  const supplier = chance.of(cast.suppliers)!
  const by = chance.happens(0.3) ? debtor : supplier
  const amount = chance.between(100n, 5_000n)
  const invoice = documents.invoice(supplier.id, debtor.id, amount)
  return {
    ...{ signers: signersOf(cast, by), act: 'receivable.propose' },
    body: {
      ...{ receivable: newId('rcv'), debtor: debtor.id, supplier: supplier.id },
      dueOn: addDays(now.asOf, 5 + chance.below(200)),
      trade: [{ invoice, amount: String(amount) }],
    },
  }
}

function confirm(cast: Cast, { proposals }: Snapshot) {
  const one = cast.chance.of(proposals)
  if (!one) return null
  const signers = signersOf(cast, partyOf(cast, one.debtor))
  const body = confirmation(one.receivable, one.amount, one.dueOn)
  return { signers, act: 'receivable.confirm', body }
}

function reject(cast: Cast, { proposals }: Snapshot) {
  const one = cast.chance.of(proposals)
  if (!one) return null
  const other = one.proposer === one.debtor ? one.supplier : one.debtor
  return onReceivable(cast, partyOf(cast, other), 'receivable.reject', one.receivable)
}

/** A proposal, or what was issued: what has been passed on or is overdue is refused. */
function cancel(cast: Cast, { proposals, titles }: Snapshot) {
  const proposal = cast.chance.happens(0.5) && cast.chance.of(proposals)
  if (proposal)
    return onReceivable(
      cast,
      partyOf(cast, proposal.proposer),
      'receivable.cancel',
      proposal.receivable,
    )
  const title = cast.chance.of(titles)
  return (
    (title &&
      onReceivable(cast, partyOf(cast, title.supplier), 'receivable.cancel', title.receivable)) ||
    null
  )
}

function lapse(cast: Cast, { proposals }: Snapshot) {
  const one = cast.chance.of(proposals.filter(p => p.lapsed)) ?? cast.chance.of(proposals)
  return one ? onReceivable(cast, cast.market.operator, 'receivable.lapse', one.receivable) : null
}

function onReceivable(cast: Cast, by: TestParty, act: string, receivable: string) {
  return { signers: signersOf(cast, by), act, body: { receivable } }
}

function offer(cast: Cast, { titles }: Snapshot) {
  const title = cast.chance.of(titles.filter(t => t.claim === null)) ?? cast.chance.of(titles)
  if (!title) return null
  const span = partOf(cast, title)
  const beside = cast.chance.happens(0.15) && cast.chance.of(titles.filter(t => t !== title))
  const spans = beside && beside.holder === title.holder ? [span, partOf(cast, beside)] : [span]
  const amount = spans.reduce((sum, s) => sum + BigInt(s.hi) - BigInt(s.lo), 0n)
  const { to, trade } = payee(cast, title.holder, amount)
  const signers = signersOf(cast, partyOf(cast, title.holder))
  return { signers, act: 'title.offer-transfer', body: { to: to.id, spans, trade } }
}

function payWithAmount(cast: Cast, { titles }: Snapshot) {
  const holder = cast.chance.of(titles)?.holder
  if (!holder) return null
  const own = titles.filter(t => t.holder === holder && t.claim === null)
  const all = own.reduce((sum, t) => sum + t.hi - t.lo, 1n)
  const amount = cast.chance.between(1n, all)
  const { to, trade } = payee(cast, holder, amount)
  const signers = signersOf(cast, partyOf(cast, holder))
  const body = { to: to.id, amount: String(amount), trade }
  return { signers, act: 'receivable.pay-with-amount', body }
}

/** Somebody who has delivered something for this amount; mostly in one invoice. */
function payee(cast: Cast, payer: LiveTitle['holder'], amount: bigint) {
  const to = cast.chance.of(cast.suppliers)!
  const first =
    amount > 1n && cast.chance.happens(0.3) ? cast.chance.between(1n, amount - 1n) : amount
  const parts = [first, amount - first].filter(part => part > 0n)
  const trade: { invoice: InvoiceId; amount: string }[] = []
  for (const part of parts) {
    const invoice = cast.documents.invoice(to.id, payer, part + cast.chance.between(0n, 1n))
    trade.push({ invoice, amount: String(part) })
  }
  return { to, trade }
}

function partOf({ chance }: Cast, { receivable, lo, hi }: LiveTitle): WireSpan {
  if (chance.happens(0.4)) return { instrument: receivable, lo: String(lo), hi: String(hi) }
  const from = chance.between(lo, hi - 1n)
  return { instrument: receivable, lo: String(from), hi: String(chance.between(from + 1n, hi)) }
}

function answer(cast: Cast, { offers }: Snapshot) {
  const one = cast.chance.of(offers)
  if (!one) return null
  const body = { spans: one.spans, answer: cast.chance.happens(0.75) ? 'accept' : 'reject' }
  return { signers: signersOf(cast, partyOf(cast, one.to)), act: 'title.answer-offer', body }
}

function withdraw(cast: Cast, { offers }: Snapshot) {
  const one = cast.chance.of(offers)
  if (!one) return null
  const signers = signersOf(cast, partyOf(cast, one.from))
  return { signers, act: 'title.withdraw-offer', body: { spans: one.spans } }
}

function lapseOffer(cast: Cast, { offers }: Snapshot) {
  const one = cast.chance.of(offers.filter(o => o.lapsed)) ?? cast.chance.of(offers)
  if (!one) return null
  const signers = [cast.market.operator.maker]
  return { signers, act: 'title.lapse-offer', body: { spans: one.spans } }
}

function pledge(cast: Cast, { titles }: Snapshot) {
  const title = cast.chance.of(titles.filter(t => t.claim === null))
  if (!title) return null
  const body = { to: cast.chance.of(cast.banks)!.id, spans: [partOf(cast, title)] }
  return { signers: signersOf(cast, partyOf(cast, title.holder)), act: 'title.pledge', body }
}

function release(cast: Cast, { titles }: Snapshot) {
  const title = cast.chance.of(titles.filter(t => t.claim === 'pledge'))
  if (!title) return null
  const signers = signersOf(cast, partyOf(cast, title.claimant!))
  return { signers, act: 'title.release', body: { spans: [partOf(cast, title)] } }
}

function hold(cast: Cast, { titles }: Snapshot) {
  const title = cast.chance.of(titles)
  if (!title) return null
  const kind = cast.chance.happens(0.5) ? 'court' : 'dispute'
  const by = kind === 'court' ? cast.court : partyOf(cast, title.debtor)
  const body = { kind, spans: [partOf(cast, title)] }
  return { signers: signersOf(cast, by), act: 'title.set-hold', body }
}

function lift(cast: Cast, { titles }: Snapshot) {
  const title = cast.chance.of(titles.filter(t => t.holds.length > 0))
  const one = title && cast.chance.of(title.holds)
  if (!one) return null
  const spans = [partOf(cast, title)]
  const signers = signersOf(cast, partyOf(cast, one.party))
  return { signers, act: 'title.lift-hold', body: { kind: one.kind, spans } }
}

/** Debtors pay when it is due, some late, a few early; a part is disputed and paid later. */
function acknowledge(cast: Cast, { asOf, titles }: Snapshot) {
  const due = titles.filter(t => t.dueOn <= asOf && t.claim === null)
  const title = cast.chance.of(due) ?? (cast.chance.happens(0.2) && cast.chance.of(titles))
  if (!title) return null
  const body = { spans: [partOf(cast, title)], paidOn: addDays(asOf, -cast.chance.below(3)) }
  const signers = signersOf(cast, partyOf(cast, title.holder))
  return { signers, act: 'receivable.acknowledge-payment', body }
}

function lookThrough(cast: Cast, { titles }: Snapshot) {
  const title = cast.chance.of(titles)
  if (!title) return null
  const body = { receivable: title.receivable, purpose: 'a case' }
  return { signers: signersOf(cast, cast.court), act: 'regulator.look-through', body }
}
