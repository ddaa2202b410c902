import { addDays } from '../../../contracts/kernel/date.ts'
import type { Sale } from '../../../services/demo/market/sales.ts'
import type { Chance } from '../../simulation/chance.ts'
import { about, type Ground, someDay } from './ground.ts'

/** Firms that trade honestly, by where they stand. */
export interface HonestFirms {
  readonly debtors: readonly string[]
  readonly suppliers: readonly string[]
  readonly makers: readonly string[]
}

/**
 * Every invoice of the file on its debtor, and the trade around it, as it is where nobody cheats:
 * suppliers buy of makers, certificates are passed on, debtors pay. It has its oddities, which are
 * no frauds: firms that buy of each other, sisters that deal with the same firm, months of large
 * orders, debtors with several accounts, payments in parts.
 */
export function tradeHonestly(ground: Ground, sales: readonly Sale[], chance: Chance): HonestFirms {
  const debtors = [...new Set(sales.map(sale => ground.firm(sale.debtor)))]
  const suppliers = Array.from({ length: SUPPLIERS }, (_, i) => ground.firm(`supplier ${i}`))
  const makers = Array.from({ length: MAKERS }, (_, i) => ground.firm(`maker ${i}`))
  for (const debtor of debtors)
    if (chance.happens(0.4)) ground.openAccount(debtor, `2 of ${debtor}`)
  for (const sale of sales) sell(ground, sale, { debtors, suppliers, makers }, chance)
  for (let i = 0; i < MUTUAL_PAIRS; i++) buyOfEachOther(ground, suppliers[i]!, makers[i]!, chance)
  for (let i = 0; i < SISTERS; i++) dealWithSisters(ground, i, debtors, suppliers, chance)
  for (let i = 0; i < LARGE_ORDERS; i++) orderMuch(ground, suppliers, debtors, chance)
  return { debtors, suppliers, makers }
}

const SUPPLIERS = 40
const MAKERS = 60
const MUTUAL_PAIRS = 6
const SISTERS = 8
const LARGE_ORDERS = 6
/** The file's amounts are those of small purchases; certificates are of thousands. */
const SCALE = 1_000n

function sell(ground: Ground, sale: Sale, firms: HonestFirms, chance: Chance): void {
  const at = firms.debtors.indexOf(sale.debtor)
  const supplier = firms.suppliers[(at + chance.below(3)) % SUPPLIERS]!
  const amount = sale.amount * SCALE
  ground.invoice(supplier, sale.debtor, amount, sale.invoicedOn)
  const maker = firms.makers[(firms.suppliers.indexOf(supplier) * 3 + chance.below(3)) % MAKERS]!
  if (chance.happens(0.5)) {
    const bought = about(chance, (amount * 6n) / 10n, 250)
    ground.invoice(maker, supplier, bought, addDays(sale.invoicedOn, -5 - chance.below(16)))
  }
  if (chance.happens(0.4)) passOn(ground, sale, [supplier, maker], firms, chance)
  const { accounts } = ground.firms.get(sale.debtor)!
  for (let parts = chance.happens(0.1) ? 2 : 1; parts > 0; parts--)
    ground.pay(sale.debtor, chance.of(accounts)!, addDays(sale.settledOn, parts - 1))
}

/** Up to five holders one after another, each of whom keeps something. */
function passOn(
  ground: Ground,
  { amount, invoicedOn }: Sale,
  [supplier, maker]: readonly [string, string],
  { makers }: HonestFirms,
  chance: Chance,
): void {
  const certificate = ground.certificate()
  const face = amount * SCALE
  ground.pass(certificate, [0n, face], supplier, invoicedOn)
  const others = makers.filter(one => one !== maker)
  let left: [bigint, bigint] = [0n, face]
  let on = invoicedOn
  for (let tier = 0; tier < chance.below(5); tier++) {
    on = addDays(on, 2 + chance.below(8))
    const holder = tier === 0 ? maker : others.splice(chance.below(others.length), 1)[0]!
    left = [left[0], left[0] + ((left[1] - left[0]) * BigInt(4 + chance.below(7))) / 10n]
    ground.pass(certificate, left, holder, on)
  }
}

/** One sells material, the other sends scrap and returns: a tenth of it. */
function buyOfEachOther(ground: Ground, one: string, other: string, chance: Chance): void {
  for (let i = 0; i < 4; i++) {
    const on = someDay(chance)
    const amount = BigInt(3_000_000 + chance.below(6_000_000))
    ground.invoice(other, one, amount, on)
    ground.invoice(one, other, about(chance, amount / 10n, 500), addDays(on, chance.below(20)))
  }
}

/** Sisters never sell to each other; one buys of a firm that the other sells to, at its price. */
function dealWithSisters(
  ground: Ground,
  i: number,
  debtors: readonly string[],
  suppliers: readonly string[],
  chance: Chance,
): void {
  const sister = ground.firm(`sister ${i}`)
  const debtor = debtors[i * 7]!
  const between = suppliers[(i * 7 + 1) % SUPPLIERS]!
  ground.control(sister, `family ${i}`)
  ground.control(debtor, `family ${i}`)
  for (let n = 0; n < 3; n++) {
    const on = someDay(chance)
    const amount = BigInt(2_000_000 + chance.below(3_000_000))
    ground.invoice(sister, between, amount, on)
    const marked = (amount * BigInt(115 + chance.below(30))) / 100n
    ground.invoice(between, debtor, marked, addDays(on, 3 + chance.below(12)))
  }
}

/** A season's order: a handful of invoices within two weeks. */
function orderMuch(
  ground: Ground,
  suppliers: readonly string[],
  debtors: readonly string[],
  chance: Chance,
): void {
  const [seller, buyer] = [chance.of(suppliers)!, chance.of(debtors)!]
  const on = someDay(chance)
  for (let i = 0; i < 4; i++)
    ground.invoice(seller, buyer, BigInt(4_000_000 + chance.below(5_000_000)), addDays(on, i * 4))
}
