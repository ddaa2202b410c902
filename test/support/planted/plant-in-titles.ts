import { addDays } from '../../../contracts/kernel/date.ts'
import type { Chance } from '../../simulation/chance.ts'
import { type Ground, some, someDay } from './ground.ts'
import type { HonestFirms } from './honest-trade.ts'

/** Frauds that are done with certificates: bursts of splitting, deep layers, ways back. */
export function plantInTitles(
  ground: Ground,
  firms: HonestFirms,
  chance: Chance,
  cases: number,
): void {
  for (let i = 0; i < cases; i++) {
    plantSplitting(ground, firms, chance)
    plantDeep(ground, firms, chance)
    plantReturn(ground, firms, chance)
  }
}

const FACE = 50_000_000n

/** One certificate is cut into very many pieces within a day or two. */
function plantSplitting(ground: Ground, { suppliers, makers }: HonestFirms, chance: Chance): void {
  const certificate = ground.certificate()
  const on = someDay(chance)
  ground.pass(certificate, [0n, FACE], chance.of(suppliers)!, on)
  const holders = some(chance, 5 + chance.below(6), makers)
  const pieces = 30 + chance.below(50)
  const each = FACE / BigInt(pieces)
  const cites = Array.from({ length: pieces }, (_, n) => {
    const span: [bigint, bigint] = [each * BigInt(n), each * BigInt(n + 1)]
    return ground.pass(certificate, span, chance.of(holders)!, addDays(on, 3 + chance.below(2)))
  })
  ground.plant('splitting', cites)
}

/** A certificate goes through more than ten hands, each of which takes all or most of it. */
function plantDeep(ground: Ground, { suppliers, makers }: HonestFirms, chance: Chance): void {
  const certificate = ground.certificate()
  let on = someDay(chance)
  let hi = FACE
  ground.pass(certificate, [0n, hi], chance.of(suppliers)!, on)
  const cites = some(chance, 11 + chance.below(6), makers).map(holder => {
    on = addDays(on, 1 + chance.below(7))
    hi = (hi * BigInt(95 + chance.below(6))) / 100n
    return ground.pass(certificate, [0n, hi], holder, on)
  })
  ground.plant('deep', cites)
}

/** A part of a certificate comes back to one that has had it, by one to four others. */
function plantReturn(ground: Ground, { suppliers, makers }: HonestFirms, chance: Chance): void {
  const certificate = ground.certificate()
  let on = someDay(chance)
  const supplier = chance.of(suppliers)!
  ground.pass(certificate, [0n, FACE], supplier, on)
  const way = some(chance, 2 + chance.below(3), makers)
  const back = chance.happens(0.5) ? supplier : way[0]!
  let lo = 0n
  const cites = [...way, back].map(holder => {
    on = addDays(on, 1 + chance.below(10))
    lo += BigInt(chance.below(2_000_000))
    return ground.pass(certificate, [lo, FACE], holder, on)
  })
  ground.plant('return', cites)
}

/** Somebody else pays what the debtor owes: the seller itself, another firm, or nobody known. */
export function plantStrangers(
  ground: Ground,
  { debtors, suppliers }: HonestFirms,
  chance: Chance,
  cases: number,
): void {
  for (let i = 0; i < cases; i++) {
    const known = ground.firms.get(chance.of(suppliers)!)!.accounts[0]!
    const account = i % 2 === 0 ? known : `nobody's ${i}`
    ground.plant('stranger', [ground.pay(chance.of(debtors)!, account, someDay(chance))])
  }
}
