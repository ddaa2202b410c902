import { createHash } from 'node:crypto'
import { addDays, type BusinessDate, daysBetween } from '../../../contracts/kernel/date.ts'
import type {
  DebtorInvoice,
  MarketInvoice,
  MarketParty,
  MarketSupplier,
  Onward,
  Tier,
} from './market.ts'
import type { Sale } from './sales.ts'

/** The clause by which a supplier agrees to be paid with certificates: orders cite its digest. */
export const CERTIFICATE_CLAUSE = '双方同意买方可以应收账款电子凭证支付货款，付款期限不因此延长。'
export const CERTIFICATE_CLAUSE_DIGEST = createHash('sha256')
  .update(CERTIFICATE_CLAUSE)
  .digest('base64url')

/** Goods come a week or two before the invoice, so a weekly import of deliveries is in time. */
const DELIVERED_DAYS_BEFORE = 7
const DELIVERED_DAYS_SPREAD = 8
const ORDERED_DAYS_BEFORE = 7
const ORDERED_DAYS_SPREAD = 22
const ONWARD_TERM_DAYS = 45
const QUANTITY_MAX = 20n

const SUPPLIERS_OF_A_DEBTOR = 3
const SUPPLIERS_OF_A_SUPPLIER = 2

type Draw = (below: number) => number

/** The invoices on debtors with all that is generated around them. */
export interface Trade {
  readonly invoices: readonly DebtorInvoice[]
  readonly onwardInvoices: readonly MarketInvoice[]
}

/** Who sells to whom, and what each pays onward: a share of what comes in, invoiced monthly. */
export function buildTrade(
  sales: readonly Sale[],
  { debtors, suppliers }: { debtors: readonly MarketParty[]; suppliers: readonly MarketSupplier[] },
  synthetic: boolean,
  draw: Draw,
): Trade {
  const codes = new Map(debtors.map((debtor, i) => [debtor.label, { code: debtor.code, i }]))
  const monthly = new MonthlyInvoices(suppliers, draw)
  const first = suppliers.filter(supplier => supplier.tier === 1)
  const planned = sales.map(sale => {
    const { code, i } = codes.get(sale.debtor)!
    const seller = first[(i + draw(SUPPLIERS_OF_A_DEBTOR)) % first.length]!.code
    return { sale, seller, buyer: code, plan: monthly.plan(seller, 1, sale) }
  })
  return {
    invoices: planned.map(({ sale, seller, buyer, plan }) => ({
      ...documents({ tier: 1, seller, buyer, ...sale, synthetic }, draw),
      settledOn: sale.settledOn,
      disputed: sale.disputed,
      onward: plan.map(part => monthly.onward(part)),
    })),
    onwardInvoices: monthly.all(),
  }
}

interface Plan {
  readonly key: string
  readonly amount: bigint
  readonly onward: readonly Plan[]
}

interface Month {
  readonly tier: Tier
  readonly seller: string
  readonly buyer: string
  readonly invoicedOn: BusinessDate
  amount: bigint
  invoice?: MarketInvoice
}

/** Adds up what is paid onward, then writes one invoice for each pair and month. */
class MonthlyInvoices {
  readonly #months = new Map<string, Month>()
  readonly #suppliers: readonly MarketSupplier[]
  readonly #draw: Draw

  constructor(suppliers: readonly MarketSupplier[], draw: Draw) {
    this.#suppliers = suppliers
    this.#draw = draw
  }

  /** A fifth to four fifths go on to one supplier of the next tier; beyond it, of every second. */
  plan(
    buyer: string,
    tier: 1 | 2,
    { amount, invoicedOn }: Pick<Sale, 'amount' | 'invoicedOn'>,
  ): readonly Plan[] {
    const share = (amount * BigInt(20 + this.#draw(61))) / 100n
    const stops = share === 0n || (tier === 2 && this.#draw(2) === 0)
    return stops ? [] : [this.#planPart(buyer, tier, share, invoicedOn)]
  }

  onward({ key, amount, onward }: Plan): Onward {
    return { invoice: this.#invoice(key), amount, onward: onward.map(part => this.onward(part)) }
  }

  all(): readonly MarketInvoice[] {
    return [...this.#months.keys()]
      .map(key => this.#invoice(key))
      .sort((a, b) => daysBetween(b.invoicedOn, a.invoicedOn))
  }

  #planPart(buyer: string, tier: 1 | 2, amount: bigint, on: BusinessDate): Plan {
    const seller = this.#supplierOf(buyer, tier)
    const month = on.slice(0, 7)
    const key = `${month} ${seller} ${buyer}`
    const invoicedOn = `${month}-01` as BusinessDate
    const next: Tier = tier === 1 ? 2 : 3
    const known = this.#months.get(key) ?? { tier: next, seller, buyer, invoicedOn, amount: 0n }
    known.amount += amount
    this.#months.set(key, known)
    const onward = tier === 1 ? this.plan(seller, 2, { amount, invoicedOn: on }) : []
    return { key, amount, onward }
  }

  #supplierOf(buyer: string, tier: 1 | 2): string {
    const peers = this.#suppliers.filter(supplier => supplier.tier === tier)
    const next = this.#suppliers.filter(supplier => supplier.tier === tier + 1)
    const i = peers.findIndex(supplier => supplier.code === buyer)
    return next[(i * SUPPLIERS_OF_A_SUPPLIER + this.#draw(SUPPLIERS_OF_A_SUPPLIER)) % next.length]!
      .code
  }

  #invoice(key: string): MarketInvoice {
    const month = this.#months.get(key)!
    const { tier, seller, buyer, invoicedOn, amount } = month
    const number = `T${tier}-${invoicedOn.slice(0, 7)}-${buyer.slice(10, 17)}`
    const dueOn = addDays(invoicedOn, ONWARD_TERM_DAYS)
    month.invoice ??= documents(
      { ...{ tier, seller, buyer, number, amount, invoicedOn, dueOn }, synthetic: true },
      this.#draw,
    )
    return month.invoice
  }
}

type Stated = Pick<
  MarketInvoice,
  'tier' | 'seller' | 'buyer' | 'number' | 'amount' | 'invoicedOn' | 'dueOn' | 'synthetic'
>

/** An order and a delivery of the same quantity and price before the invoice. */
function documents(stated: Stated, draw: Draw): MarketInvoice {
  const { tier, seller, buyer, number, amount, invoicedOn, dueOn, synthetic } = stated
  const deliveredOn = addDays(invoicedOn, -DELIVERED_DAYS_BEFORE - draw(DELIVERED_DAYS_SPREAD))
  const orderedOn = addDays(deliveredOn, -ORDERED_DAYS_BEFORE - draw(ORDERED_DAYS_SPREAD))
  let quantity = amount < QUANTITY_MAX ? amount : QUANTITY_MAX
  while (amount % quantity !== 0n) quantity--
  return {
    ...{ tier, seller, buyer, number, currency: 'CNY', amount, quantity },
    price: amount / quantity,
    ...{ orderedOn, deliveredOn, invoicedOn, dueOn, synthetic },
  }
}
