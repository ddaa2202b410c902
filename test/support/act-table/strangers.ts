import type { ReceivableState } from '../../../contracts/receivable/receivable.ts'
import { NOT_DISCLOSED } from '../../../contracts/title/disclosure.ts'
import type { Offer } from '../../../contracts/title/offer.ts'
import type { SpanSet } from '../../../contracts/title/span-set.ts'
import {
  as,
  invoiceState,
  invoicesById,
  partyOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
} from '../../contracts/fixtures.ts'

/** What a member that only knows an id may ask of it, and what there may be. */
export interface Asked {
  readonly there: ReceivableState | null
  readonly spans: SpanSet
}

const offer: Offer = {
  ...{
    charge: 7n,
    from: SUPPLIER,
    to: SECOND,
    allocations: [],
    pledge: null,
    lapseOn: '2026-03-09',
    ...NOT_DISCLOSED,
  },
  spans: [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1000n } }],
}

export const asStranger = as(STRANGER)
export const { roles: strangersRoles } = partyOf(STRANGER, 'debtor', 'supplier', 'lender')
/** Of what the stranger has bought itself. */
export const strangersInvoice = invoiceState({ id: 'inv_2', seller: SECOND, buyer: STRANGER })
export const payee = { transferee: partyOf(SECOND), standing: [] }

export function known({ there }: Asked) {
  return there ? receivablesById(there) : receivablesById()
}

export function offered(asked: Asked) {
  const claimed = asked.there?.tiling.titles[0]?.claim?.kind === 'offer'
  return { instruments: known(asked), offer: claimed ? offer : null, invoices: invoicesById() }
}

export function whole({ there }: Asked) {
  return { receivable: there?.receivable ?? null }
}
