import { type BusinessDate, daysBetween } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Receipt, ReceiptId } from './receipt.ts'
import type { Dues, Tariff } from './tariff.ts'

/** A statement of dues on a business date, in minor units. */
export interface DuesStatement {
  readonly unitDays: bigint
  readonly storage: bigint
  readonly handling: bigint
  /** Storage and handling, or the least that the receipt costs. */
  readonly due: bigint
  /** What is due and not paid: for that the keeper has its lien on the goods. */
  readonly owed: bigint
}

type InStore = Pick<Receipt, 'quantity' | 'delivered'>

/** Counts the days up to a date, for the units that were in store till then. */
export function countDays(dues: Dues, { quantity, delivered }: InStore, asOf: BusinessDate): Dues {
  const days = BigInt(daysBetween(dues.countedTo, asOf))
  const unitDays = dues.unitDays + (quantity - delivered) * days
  return { ...dues, unitDays, countedTo: asOf }
}

/**
 * States what a receipt costs up to a business date: the day on which goods come counts and the day
 * on which they leave does not. Unit-days are whole, so amounts are rounded once, half up, however
 * often goods leave between.
 */
export function stateDues(dues: Dues, goods: InStore, asOf: BusinessDate): DuesStatement {
  const { tariff, paid } = dues
  const { unitDays } = countDays(dues, goods, asOf)
  const storage = charge(unitDays, tariff.storage, tariff)
  const handling = charge(goods.quantity, tariff.handling, tariff)
  const more = storage + handling - tariff.least
  const due = tariff.least + atLeastZero(more)
  return { unitDays, storage, handling, due, owed: atLeastZero(due - paid) }
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}

function charge(units: bigint, amount: bigint, { perUnits }: Tariff): bigint {
  return (2n * units * amount + perUnits) / (2n * perUnits)
}

/** Makes the end-to-end id of the next payment of dues: letters and digits, which banks keep. */
export function makeDuesId(receipt: ReceiptId, { payments }: Pick<Dues, 'payments'>): string {
  return `${receipt.replace('_', '').toUpperCase()}D${payments + 1}`
}

/**
 * Nothing leaves the keeper before what it costs up to that day is paid.
 * Rule: R11
 * Rule: R12
 */
export function duesRefusal(
  receipt: Receipt,
  asOf: BusinessDate,
  at: string,
): Refused<DuesRefusal> | null {
  const { dues } = receipt
  if (dues === null) return null
  const { due, owed } = stateDues(dues, receipt, asOf)
  if (owed === 0n) return null
  const { currency } = dues.tariff
  return refuse('dues_must_be_paid', at, {
    limit: money(due, currency),
    found: money(dues.paid, currency),
  })
}

export type DuesRefusal = Detailed<'dues_must_be_paid', { limit: Money; found: Money }>

export const DUES_TEXTS = {
  dues_must_be_paid: conflict(
    d => `该仓单应付仓储费用 ${d.limit}，已付 ${d.found}，付清后方可提货。`,
    d =>
      `The goods have cost ${d.limit} so far, and ${d.found} of that are paid; they leave when ` +
      'all is paid.',
  ),
} satisfies RefusalTexts<DuesRefusal>
