import { addDays } from '../../../contracts/kernel/date.ts'
import type { Chance } from '../../simulation/chance.ts'
import { about, type Ground, some, someDay } from './ground.ts'
import type { HonestFirms } from './honest-trade.ts'

/** Frauds that are done with invoices: circular trade, related parties, jumps, amounts kept low. */
export function plantInTrade(
  ground: Ground,
  firms: HonestFirms,
  chance: Chance,
  cases: number,
): void {
  for (let i = 0; i < cases; i++) {
    plantCircle(ground, firms, chance, 2 + (i % 5), i)
    plantRelated(ground, firms, chance, i)
    if (i % 2 === 0) plantManyAtOnce(ground, firms, chance, i)
    else plantMuchAtOnce(ground, firms, chance, i)
    plantJustUnder(ground, firms, chance, i)
  }
}

/**
 * Goods that go round on paper: each of 2 to 6 firms sells to the next within a month for about the
 * same amount, in whatever order the papers are dated; some firms are shells, some are real.
 */
function plantCircle(
  ground: Ground,
  { suppliers, makers }: HonestFirms,
  chance: Chance,
  length: number,
  i: number,
): void {
  const real = some(chance, length >> 1, [...suppliers, ...makers])
  const shells = Array.from({ length: length - real.length }, (_, n) =>
    ground.firm(`shell ${i}.${n}`),
  )
  if (i % 3 === 0) for (const shell of shells) ground.control(shell, `straw man ${i}`)
  const ring = some(chance, length, [...real, ...shells])
  const [on, amount] = [someDay(chance), BigInt(3_000_000 + chance.below(9_000_000))]
  const cites = ring.map((seller, n) =>
    ground.invoice(
      seller,
      ring[(n + 1) % length]!,
      about(chance, amount, 190),
      addDays(on, chance.below(30)),
    ),
  )
  ground.plant('circular', cites)
}

/**
 * The same people stand at both ends: seller and buyer share a controller, a bank account, or a
 * holding between them; or a third firm stands between, at next to no margin.
 */
function plantRelated(
  ground: Ground,
  { suppliers, debtors }: HonestFirms,
  chance: Chance,
  i: number,
): void {
  const seller = ground.firm(`kin ${i}`)
  const buyer = i % 2 === 0 ? ground.firm(`kin buyer ${i}`) : chance.of(debtors)!
  const way = i % 4
  if (way === 1) {
    ground.openAccount(seller, `shared ${i}`)
    ground.openAccount(buyer, `shared ${i}`)
  } else if (way === 2) {
    const holding = ground.firm(`holding ${i}`)
    ground.control(seller, holding)
    ground.control(holding, `clan ${i}`)
    ground.control(buyer, `clan ${i}`)
  } else {
    ground.control(seller, `clan ${i}`)
    ground.control(buyer, `clan ${i}`)
  }
  const cites = way === 3 ? sellThrough(ground, suppliers, seller, buyer, chance) : []
  if (way !== 3)
    cites.push(
      ground.invoice(seller, buyer, BigInt(2_000_000 + chance.below(8_000_000)), someDay(chance)),
    )
  ground.plant('related', cites)
}

function sellThrough(
  ground: Ground,
  suppliers: readonly string[],
  seller: string,
  buyer: string,
  chance: Chance,
): string[] {
  const between = chance.of(suppliers)!
  const [on, amount] = [someDay(chance), BigInt(2_000_000 + chance.below(8_000_000))]
  const dearer = amount + (amount * BigInt(chance.below(20))) / 1_000n
  return [
    ground.invoice(seller, between, amount, on),
    ground.invoice(between, buyer, dearer, addDays(on, 1 + chance.below(9))),
  ]
}

/** A firm that sold little, or nothing, sends very many invoices within days. */
function plantManyAtOnce(
  ground: Ground,
  { suppliers, debtors }: HonestFirms,
  chance: Chance,
  i: number,
): void {
  const seller = i % 4 === 0 ? chance.of(suppliers)! : ground.firm(`upstart ${i}`)
  const buyers = some(chance, 1 + chance.below(3), debtors)
  const on = someDay(chance)
  const cites = Array.from({ length: 15 + chance.below(16) }, () => {
    const amount = BigInt(2_000_000 + chance.below(7_000_000))
    return ground.invoice(seller, chance.of(buyers)!, amount, addDays(on, chance.below(5)))
  })
  ground.plant('jump', cites)
}

/** A firm of steady trade has invoices of many times its usual within a week. */
function plantMuchAtOnce(
  ground: Ground,
  { suppliers, debtors }: HonestFirms,
  chance: Chance,
  i: number,
): void {
  const seller = chance.of(suppliers)!
  const buyer = debtors[(i * 11) % debtors.length]!
  const on = someDay(chance)
  const cites = Array.from({ length: 2 + chance.below(3) }, () => {
    const amount = BigInt(150_000_000 + chance.below(250_000_000))
    return ground.invoice(seller, buyer, amount, addDays(on, chance.below(7)))
  })
  ground.plant('jump', cites)
}

/** From this amount on, in fen, somebody looks twice; so invoices stay below, again and again. */
export const LOOKED_AT_FROM = 10_000_000n

function plantJustUnder(
  ground: Ground,
  { suppliers, debtors }: HonestFirms,
  chance: Chance,
  i: number,
): void {
  const seller = i % 2 === 0 ? chance.of(suppliers)! : ground.firm(`careful ${i}`)
  const buyer = chance.of(debtors)!
  const on = someDay(chance)
  const cites = Array.from({ length: 4 + chance.below(4) }, () => {
    const under = (LOOKED_AT_FROM * BigInt(1 + chance.below(30))) / 1_000n
    return ground.invoice(seller, buyer, LOOKED_AT_FROM - under, addDays(on, chance.below(20)))
  })
  ground.plant('threshold', cites)
}
