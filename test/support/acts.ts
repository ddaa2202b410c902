import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { ReceivableId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import type { TestParty } from './actor.ts'
import { confirmation, mustBeAccepted, type TestMarket } from './market.ts'

export const DUE: BusinessDate = '2026-06-01'

/** A debt as offers of pledge state it, on the wire and in a program. */
export const DEBT = {
  secured: '1',
  currency: 'CNY',
  reference: 'L-1',
  dueOn: '2029-06-01',
} as const
export const DEBT_OWED = { ...DEBT, secured: 1n } as const

interface Trade {
  readonly debtor: TestParty
  readonly supplier: TestParty
  readonly amount: bigint
  /** `DUE` unless given. */
  readonly dueOn?: BusinessDate
}

/** Proposed by the supplier, on an invoice of exactly the amount. */
export async function proposeReceivable(
  market: TestMarket,
  { debtor, supplier, amount, dueOn = DUE }: Trade,
): Promise<ReceivableId> {
  const receivable = newId('rcv')
  const invoice = await market.invoice(supplier.id, debtor.id, amount)
  mustBeAccepted(
    await market.act([supplier.maker], 'receivable.propose', {
      ...{ receivable, debtor: debtor.id, supplier: supplier.id, dueOn },
      trade: [{ invoice, amount: String(amount) }],
    }),
  )
  return receivable
}

/** Proposed by the supplier, confirmed by the debtor. */
export async function issueReceivable(market: TestMarket, trade: Trade): Promise<ReceivableId> {
  const receivable = await proposeReceivable(market, trade)
  const { debtor, amount, dueOn = DUE } = trade
  const both = [debtor.maker, debtor.checker]
  const body = confirmation(receivable, amount, dueOn)
  mustBeAccepted(await market.act(both, 'receivable.confirm', body))
  return receivable
}

/** Offers a span against an invoice of exactly its amount; answers the spans as acts name them. */
export async function offerPart(
  market: TestMarket,
  from: TestParty,
  to: TestParty,
  receivable: ReceivableId,
  lo: bigint,
  hi: bigint,
) {
  const amount = String(hi - lo)
  const invoice = await market.invoice(to.id, from.id, hi - lo)
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  mustBeAccepted(
    await market.act([from.maker, from.checker], 'title.offer-transfer', {
      ...{ to: to.id, spans },
      trade: [{ invoice, amount }],
    }),
  )
  return spans
}
