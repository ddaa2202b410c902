import type { ReceivableId } from '../../contracts/kernel/id.ts'
import { receivableActs } from '../client/index.ts'
import type { DebtorInvoice } from './book.ts'
import { idFor } from './cast.ts'
import type { Story } from './stage.ts'

export interface Proposed {
  readonly id: ReceivableId
  readonly invoice: DebtorInvoice
  /** As the ledger answers. */
  accepted: boolean
}

const PROPOSALS = 2

/** Suppliers propose each invoice as one receivable. */
export function propose(story: Story, invoices: readonly DebtorInvoice[]): readonly Proposed[] {
  const { cast, secret, outbox, documents, book } = story
  return invoices.flatMap(invoice => {
    const { seller, buyer, number, amount, dueOn } = invoice
    book.count('invoice', amount)
    const cited = documents.idOf(invoice)
    if (!cited) {
      book.count('invoice refused by import', amount)
      return []
    }
    const id = idFor('rcv', secret, `receivable ${seller} ${number}`)
    const proposed: Proposed = { id, invoice, accepted: false }
    const supplier = cast.byCode.get(seller)!
    const parties = { debtor: cast.byCode.get(buyer)!.party, supplier: supplier.party }
    const trade = [{ invoice: cited, amount }]
    const act = receivableActs.propose({ receivable: id, ...parties, dueOn, trade })
    outbox.add(PROPOSALS, supplier.alone, act, answer => {
      proposed.accepted = answer.ok
      if (!answer.ok) book.count('proposal refused', amount, answer.refusal)
    })
    return [proposed]
  })
}
