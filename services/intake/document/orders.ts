import { NOBODY } from '../../../contracts/kernel/id.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import type { Party } from '../../../contracts/party/party.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { Order } from '../../../contracts/trade/invoice.ts'
import { orderContradictions, recordOrder } from '../../../contracts/trade/record-order.ts'
import { asserterOf, hear } from '../../../contracts/trade/whose-word.ts'
import { newId } from '../../platform/new-id.ts'
import {
  type Chunk,
  type DocumentCells,
  type Documents,
  refuseEachField,
  type Verdict,
} from './document.ts'
import { documentKey, documentNumber, spelling } from './number.ts'
import { findUsedOrders, loadOrders, type OrderChanges, writeOrders } from './order-rows.ts'
import { loadParties, partyCode } from './parties.ts'

interface OrderDraft extends Omit<Order, 'id' | 'seller' | 'buyer' | 'number' | 'assertedBy'> {
  readonly number: DocumentNumber
  readonly seller: string
  readonly buyer: string
}

const NEEDED = ['seller', 'buyer', 'number', 'orderedOn', 'currency']

export const orders: Documents<OrderDraft> = {
  fields: [...NEEDED, 'quantity', 'price', 'amount', 'termClause', 'certificateClause'],
  needed: NEEDED,
  read: readOrder,
  sum: ({ currency, amount }) => ({ currency, amount, isRedLetter: false }),
  record: async (client, drafts, chunk) => {
    const parties = await loadParties(
      client,
      drafts.flatMap(d => [d.seller, d.buyer]),
    )
    const known = await loadOrders(
      client,
      drafts.flatMap(({ seller, number }) => {
        const party = parties.get(seller)
        return party ? [{ seller: party.id, number: number.normal }] : []
      }),
    )
    const withClauses = drafts.some(d => d.termClause !== null || d.certificateClause !== null)
    const used = withClauses ? await findUsedOrders(client, [...known.values()].flat()) : new Set()
    const book = new OrderBook(parties, known, { ...chunk, isUsed: order => used.has(order.id) })
    const verdicts = drafts.map(draft => book.record(draft))
    await writeOrders(client, book.changes, chunk)
    return verdicts
  },
}

/** Decides row after row, each on what the rows before it have left. */
class OrderBook {
  readonly changes: OrderChanges = { added: [], stated: [], filled: [] }
  readonly #parties: ReadonlyMap<string, Party>
  /** By seller and number: the seller's own, and what buyers assert. */
  readonly #known: Map<string, readonly Order[]>
  readonly #chunk: Chunk & { isUsed(order: Order): boolean }

  constructor(
    parties: ReadonlyMap<string, Party>,
    known: Map<string, readonly Order[]>,
    chunk: Chunk & { isUsed(order: Order): boolean },
  ) {
    this.#parties = parties
    this.#known = known
    this.#chunk = chunk
  }

  record(draft: OrderDraft): Verdict {
    const [seller, buyer] = [draft.seller, draft.buyer].map(c => this.#parties.get(c) ?? null)
    const names = { seller: seller?.id ?? NOBODY, buyer: buyer?.id ?? NOBODY }
    const { party, isUsed } = this.#chunk
    const number = draft.number.normal
    const assertedBy = asserterOf(names.seller, party)
    const order: Order = { ...draft, ...names, number, assertedBy, id: newId('ord') }
    const key = documentKey(order.seller, number)
    const { known, assertions } = hear(this.#known.get(key) ?? [], party, one => one)
    const assertion = assertions.find(one => one.assertedBy === order.buyer) ?? null
    const state = { seller: seller!, buyer: buyer!, known, assertion }
    const verdict = recordOrder(
      { ...state, isUsed: known !== null && isUsed(known) },
      order,
      this.#chunk,
    )
    if (verdict.ok) this.#keep(verdict.value, { order, earlier: known ?? assertion, draft, key })
    return refuseEachField(verdict, known ? orderContradictions(known, order) : [])
  }

  #keep(
    recorded: 'new' | 'duplicate' | 'stated' | 'added',
    { order, earlier, draft, key }: Kept,
  ): void {
    if (recorded === 'duplicate') return
    const others = (this.#known.get(key) ?? []).filter(one => one.id !== earlier?.id)
    if (recorded === 'new' || earlier === null) {
      this.changes.added.push({ order, spelling: spelling(draft.number) })
      this.#known.set(key, [...(this.#known.get(key) ?? []), order])
      return
    }
    const filled: Order = {
      ...earlier,
      termClause: earlier.termClause ?? order.termClause,
      certificateClause: earlier.certificateClause ?? order.certificateClause,
      assertedBy: recorded === 'stated' ? null : earlier.assertedBy,
    }
    this.changes[recorded === 'stated' ? 'stated' : 'filled'].push(filled)
    this.#known.set(key, [...others, filled])
  }
}

interface Kept {
  readonly order: Order
  readonly earlier: Order | null
  readonly draft: OrderDraft
  readonly key: string
}

export function readCurrency(cells: DocumentCells): Currency {
  return cells.word('currency', Object.keys(CURRENCY_DIGITS) as Currency[])
}

/** None where the trade counts nothing. */
export function readGoods(cells: DocumentCells, currency: Currency) {
  return {
    quantity: cells.has('quantity') ? cells.whole('quantity') : null,
    price: cells.has('price') ? cells.amount('price', currency) : null,
  }
}

function readOrder(cells: DocumentCells): OrderDraft {
  const currency = readCurrency(cells)
  const { quantity, price } = readGoods(cells, currency)
  const isProduct = quantity !== null && price !== null && !cells.has('amount')
  return {
    seller: partyCode(cells, 'seller'),
    buyer: partyCode(cells, 'buyer'),
    number: documentNumber(cells, 'order', { number: 'number' }),
    orderedOn: cells.date('orderedOn'),
    currency,
    ...{ quantity, price },
    amount: isProduct ? quantity * price : cells.amount('amount', currency),
    termClause: cells.digest('termClause'),
    certificateClause: cells.digest('certificateClause'),
  }
}
