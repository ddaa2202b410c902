import type { FinancingId } from '../../contracts/financing/financing.ts'
import { reckonPrice } from '../../contracts/financing/price.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { addDays } from '../../contracts/kernel/date.ts'
import { idNumber, type ReceivableId } from '../../contracts/kernel/id.ts'
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

/** A financing that its lender is to decide on, having been shown what the digest says. */
export interface AppliedFor extends Financed {
  readonly seen: string
}

/** Asked for, looked at, quoted with recourse, chosen and approved within a day. */
export async function approveFinancing(
  market: Pick<TestMarket, 'act' | 'owner'>,
  asked: ToFinance,
): Promise<Financed> {
  const { seen, ...financed } = await applyForFinancing(market, asked)
  const { maker, checker } = asked.bank
  const body = { financing: financed.id, decision: 'approve', seen, words: '' }
  mustBeAccepted(await market.act([maker, checker], 'financing.decide', body))
  return financed
}

/** The same up to the lender's decision. */
export async function applyForFinancing(
  market: Pick<TestMarket, 'act' | 'owner'>,
  { supplier, bank, receivable, lo, hi, valueDate }: ToFinance,
): Promise<AppliedFor> {
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
  return { id, lo, hi, net, seen }
}

/** The lender searches the national register, registers, and searches again, all on one day. */
export async function registerFinancing(
  market: Pick<TestMarket, 'act' | 'owner'>,
  { maker, checker, id }: TestParty,
  financing: FinancingId,
  on: BusinessDate,
): Promise<void> {
  const certificate = 'C'.repeat(43)
  await market.owner.query(
    `with b as (insert into trade.blob (hash, bytes, type) values ($1, 1, 'application/pdf')
                on conflict do nothing)
     insert into trade.upload (hash, party, user_id) values ($1, $2, 1) on conflict do nothing`,
    [certificate, idNumber(id)],
  )
  const does = async (act: string, hour: string, body: object) => {
    const proof = { financing, at: `${on}T${hour}:00:00.000Z`, certificate }
    const signed = { ...proof, ...body }
    mustBeAccepted(await market.act([maker, checker], `registration.${act}`, signed))
  }
  await does('search-register', '02', { search: newId('src'), hits: [] })
  const registered = { id: newId('reg'), number: financing.slice(4), until: '2027-03-02' }
  await does('register-financing', '03', registered)
  await does('search-register', '04', { search: newId('src'), hits: [] })
}
