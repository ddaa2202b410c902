import type { PartyId } from '../../../contracts/kernel/id.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import type { ReceivableState, ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import {
  type OfferTransfer,
  type OfferTransferState,
  offerTransfer,
} from '../../../contracts/title/offer-transfer.ts'
import type { Citation } from '../../../contracts/trade/allocate-invoices.ts'
import {
  as,
  invoiceState,
  invoicesById,
  partyOf,
  receivablesById,
  SECOND,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'

type State = Omit<OfferTransferState, 'instruments'> & { readonly instruments: ReceivablesById }
export type Case = { state: State; body: OfferTransfer; by: PartyId; on: typeof DAY }
export const DAY = TODAY as `${number}-${number}-${number}`

export const trade = invoiceState({ id: 'inv_2', seller: SECOND, buyer: SUPPLIER, amount: 400n })
export const span = { lo: 100n, hi: 400n }

export const plain: Case = {
  state: {
    instruments: receivablesById(stateOf()),
    transferee: partyOf(SECOND, 'supplier'),
    invoices: invoicesById(trade),
    standing: [],
  },
  body: {
    to: SECOND,
    spans: [{ instrument: 'rcv_1', span }],
    trade: [{ invoice: 'inv_2', amount: 300n }],
  },
  by: SUPPLIER,
  on: DAY,
}

export const decide = ({ state, body, by, on }: Case) => offerTransfer(state, body, as(by, on))
export const state = (change: Partial<State>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
export const body = (change: Partial<OfferTransfer>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
export const receivable = (change: (was: ReceivableState) => ReceivableState) => (c: Case) =>
  state({
    instruments: new Map([
      ...c.state.instruments,
      ['rcv_1', change(c.state.instruments.get('rcv_1')!)],
    ]),
  })(c)
export const spans = (...named: { lo: bigint; hi: bigint }[]) =>
  body({ spans: named.map(one => ({ instrument: 'rcv_1', span: one })) })
export const titles = (change: Partial<Title>) => receivable(was => withTitles(was, change))
export const invoice = (...change: Parameters<typeof invoiceState>) =>
  state({ invoices: invoicesById(invoiceState({ ...trade.invoice, ...change[0] }, change[1])) })
export const cite = (...cited: Citation[]) => body({ trade: cited })
export const counted = (titleCount: number) => receivable(was => ({ ...was, titleCount }))
export const on = (day: typeof DAY) => (c: Case) => ({ ...c, on: day })
