import type { ActAnswer } from '../../../contracts/command/answer.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { InvoiceId, ReceivableId } from '../../../contracts/kernel/id.ts'
import { newId, receivableActs, type TitleSeen, titleActs } from '../../../services/client/index.ts'
import { agree, digestOf, done, type Firm } from './people.ts'

/** Yuan as the ledger counts them: whole fen. */
export function yuan(amount: number): bigint {
  return BigInt(Math.round(amount * 100))
}

export const DUE: BusinessDate = '2026-05-29'

let numbers = 0

/** The seller brings in what it sold: order, delivery and invoice, as its own system has them. */
export async function invoice(seller: Firm, buyer: Firm, amount: bigint): Promise<InvoiceId> {
  numbers += 1
  const [order, delivery] = [`PO-${numbers}`, `DN-${numbers}`]
  const parties = { seller: seller.code, buyer: buyer.code }
  const goods = { currency: 'CNY', quantity: '1', price: String(amount) }
  const clauses = { termClause: digestOf('pay within 100 days'), certificateClause: digestOf('§5') }
  const bring = async (kind: 'order' | 'delivery' | 'invoice', row: object) => {
    const answer = await seller.maker.client.imports.rows(kind, [row], { name: `${order} ${kind}` })
    if (!answer.ok) throw new Error(answer.refusal)
    if (answer.refused > 0) throw new Error(JSON.stringify(answer.refusedRows))
    return answer
  }
  await bring('order', { ...parties, number: order, orderedOn: '2026-02-02', ...goods, ...clauses })
  const delivered = { number: delivery, deliveredOn: '2026-02-20', quantity: '1' }
  await bring('delivery', { seller: seller.code, order, ...delivered })
  const dates = { invoicedOn: '2026-02-27', dueOn: DUE }
  const number = String(26_440_000_000_000_000_000n + BigInt(numbers))
  const charged = { ...parties, number, order, delivery, ...goods, amount: String(amount) }
  const { invoices } = await bring('invoice', { ...charged, ...dates })
  return invoices[0]!.id
}

/** A debt that was proposed, and the amount of it. */
export interface Debt {
  readonly receivable: ReceivableId
  readonly amount: bigint
}

/** The supplier proposes that an invoice of this amount becomes a receivable. */
export async function propose(supplier: Firm, debtor: Firm, amount: bigint): Promise<Debt> {
  const receivable = newId('rcv')
  const trade = [{ invoice: await invoice(supplier, debtor, amount), amount }]
  const parties = { debtor: debtor.id, supplier: supplier.id }
  done(
    await supplier.maker.client.receivable.propose({ receivable, ...parties, dueOn: DUE, trade }),
  )
  return { receivable, amount }
}

/** What a debtor says to a proposal: that it owes this, on this date. */
export function confirmation({ receivable, amount }: Debt) {
  return { receivable, amount, dueOn: DUE }
}

/** Proposed by the supplier and confirmed by both people of the debtor: money that is owed. */
export async function owe(debtor: Firm, supplier: Firm, amount: bigint): Promise<Debt> {
  const debt = await propose(supplier, debtor, amount)
  done(await agree(debtor, receivableActs.confirm(confirmation(debt))))
  return debt
}

/** A part of a debt, from one fen to another. */
export function part({ receivable }: Debt, lo: bigint, hi: bigint) {
  return { spans: [{ instrument: receivable, span: { lo, hi } }] }
}

export type Parts = ReturnType<typeof part>

/** A holder offers a part to its own supplier, in payment of an invoice of that supplier. */
export async function offer(from: Firm, to: Firm, parts: Parts): Promise<ActAnswer> {
  const amount = parts.spans.reduce((sum, { span }) => sum + span.hi - span.lo, 0n)
  const trade = [{ invoice: await invoice(to, from, amount), amount }]
  return await agree(from, titleActs.offerTransfer({ to: to.id, ...parts, trade }))
}

/** Both people of the firm that was offered a part answer. */
export async function answer(
  firm: Firm,
  parts: Parts,
  word: 'accept' | 'reject',
): Promise<ActAnswer> {
  return await agree(firm, titleActs.answerOffer({ ...parts, answer: word }))
}

/** Offered and accepted: paid. */
export async function pay(from: Firm, to: Firm, parts: Parts): Promise<void> {
  done(await offer(from, to, parts))
  done(await answer(to, parts, 'accept'))
}

/** All that a firm holds, in fen. */
export async function holding({ maker }: Firm): Promise<bigint> {
  return sum(await maker.client.reads.titles())
}

/** What of it is not offered, pledged or disputed: what the firm can pay with. */
export async function free({ maker }: Firm): Promise<bigint> {
  const titles = await maker.client.reads.titles()
  return sum(titles.filter(({ claimed, holds }) => !claimed && holds.length === 0))
}

function sum(titles: readonly TitleSeen[]): bigint {
  return titles.reduce((total, { lo, hi }) => total + hi - lo, 0n)
}
