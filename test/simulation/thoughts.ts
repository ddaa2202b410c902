import type { InvoiceId } from '../../contracts/kernel/id.ts'
import type { TestParty } from '../support/actor.ts'
import { both, type Cast, type Intent, partyOf, signersOf } from './cast.ts'
import type { LiveTitle, Snapshot, WireSpan } from './snapshot.ts'

/** What several habits come to: an intent, without the act that it is of. */
export type Thought = Omit<Intent, 'act'>

export function onReceivable(cast: Cast, by: TestParty, receivable: string): Thought {
  return { signers: signersOf(cast, by), body: { receivable } }
}

/** Two officers do something about a party. */
export function onParty({ market }: Cast, party: string): Thought {
  return { signers: both(market.operator), body: { party, reason: 'a reason' } }
}

/** A supplier takes back what it gave. */
export function byItsOwner(
  { suppliers }: Cast,
  one: Snapshot['standing'][number] | undefined,
): Thought | null {
  const party = suppliers.find(s => s.id === one?.party)
  return one && party ? { signers: both(party), body: { id: one.id } } : null
}

/** The holder of a title does something with it. */
export function byHolder(cast: Cast, { holder }: LiveTitle, body: object): Thought {
  return { signers: signersOf(cast, partyOf(cast, holder)), body }
}

/** Somebody who has delivered something for this amount; mostly in one invoice. */
export function findPayee(cast: Cast, payer: LiveTitle['holder'], amount: bigint) {
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

/** A title as a whole, or a part of it by chance. */
export function choosePart({ chance }: Cast, { receivable, lo, hi }: LiveTitle): WireSpan {
  if (chance.happens(0.4)) return { instrument: receivable, lo: String(lo), hi: String(hi) }
  const from = chance.between(lo, hi - 1n)
  return { instrument: receivable, lo: String(from), hi: String(chance.between(from + 1n, hi)) }
}
