import type { FinancingId } from '../../contracts/financing/financing.ts'
import { reckonPrice } from '../../contracts/financing/price.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { addDays } from '../../contracts/kernel/date.ts'
import type { ReceivableId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import type { TestParty } from './actor.ts'
import { DUE } from './acts.ts'
import { mustBeAccepted, type TestMarket } from './market.ts'

/** What is to be financed, by whom, to be paid on which day. */
export interface ToFinance {
  readonly supplier: TestParty
  readonly bank: TestParty
  readonly receivable: ReceivableId
  readonly lo: bigint
  readonly hi: bigint
  readonly valueDate: BusinessDate
}

/** A financing that its lender has approved. */
export interface Financed extends Pick<ToFinance, 'lo' | 'hi'> {
  readonly id: FinancingId
  readonly net: bigint
}

/** Asked for, looked at, quoted with recourse, chosen and approved within a day. */
export async function approveFinancing(
  market: Pick<TestMarket, 'act' | 'owner'>,
  { supplier, bank, receivable, lo, hi, valueDate }: ToFinance,
): Promise<Financed> {
  const does = async ({ maker, checker }: TestParty, act: string, body: object) =>
    mustBeAccepted(await market.act([maker, checker], `financing.${act}`, body))
  const id = newId('fin')
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  const chooseBy = `${addDays(valueDate, 4)}T10:00:00.000Z`
  const times = { deadline: `${addDays(valueDate, 3)}T10:00:00.000Z`, chooseBy }
  const asked = { spans, lenders: [bank.id], recourse: 'either', ...times }
  await does(supplier, 'request-quotes', { id, ...asked })
  const look = await market.act([bank.maker], 'financing.look-at-request', { financing: id })
  mustBeAccepted(look)
  const { rows } = await market.owner.query<{ digest: string }>(
    'select digest from ledger.financing_look order by entry desc limit 1',
  )
  const seen = rows[0]!.digest
  const terms = { rate: '0.04', dayCount: 'A/360', fee: 0n, valueDate } as const
  const price = reckonPrice([{ amount: hi - lo, on: DUE }], terms)
  if (!price.ok) throw new Error(price.refusal)
  const { discount, net, apr } = price.value
  const quote = newId('quo')
  await does(bank, 'quote', {
    ...{ id: quote, financing: id, ...terms, fee: '0', recourse: 'with', seen, apr },
    ...{ discount: String(discount), net: String(net), firmUntil: chooseBy },
  })
  await does(supplier, 'choose-quote', { financing: id, quote })
  await does(bank, 'decide', { financing: id, decision: 'approve', seen, words: '' })
  return { id, lo, hi, net }
}
