import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import type { CollectionPeriod } from '../../../../contracts/abs/waterfall/collection-periods.ts'
import { addMonths, type BusinessDate } from '../../../../contracts/kernel/date.ts'

type Balance = `${'opening' | 'closing'}${'Balance' | 'Defaulted'}`
export type Flow = Exclude<keyof PoolPeriod, keyof CollectionPeriod | Balance>
export type Flows = Readonly<Partial<Record<Flow, bigint>>>

const NO_FLOWS: Readonly<Record<Flow, bigint>> = {
  purchased: 0n,
  capitalised: 0n,
  principal: 0n,
  prepaid: 0n,
  defaulted: 0n,
  diluted: 0n,
  repurchased: 0n,
  interest: 0n,
  penalty: 0n,
  fees: 0n,
  recovered: 0n,
  lost: 0n,
}

/** Pool periods one after the other: openings follow, closings are what is left. */
export function chainPeriods(
  dates: readonly CollectionPeriod[],
  opening: bigint,
  makeFlows: (i: number, balance: bigint, defaulted: bigint) => Flows,
): readonly PoolPeriod[] {
  let balance = opening
  let bad = 0n
  return dates.map((period, i) => {
    const flows = { ...NO_FLOWS, ...makeFlows(i, balance, bad) }
    const inward = flows.purchased + flows.capitalised
    const left = flows.principal + flows.prepaid + flows.diluted + flows.repurchased
    const opened = { openingBalance: balance, openingDefaulted: bad }
    balance += inward - left - flows.defaulted
    bad += flows.defaulted - flows.recovered - flows.lost
    return { ...period, ...flows, ...opened, closingBalance: balance, closingDefaulted: bad }
  })
}

export type YuanFlows = Readonly<Partial<Record<Flow, number>>>

/** `12.34` yuan → 1234n fen. */
export function yuan(amount: number): bigint {
  return BigInt(Math.round(amount * 100))
}

/** Pool periods from each one's flows in yuan, as tests by hand write them. */
export function poolPeriods(
  cutOff: BusinessDate,
  everyMonths: number,
  opening: number,
  flows: readonly YuanFlows[],
): readonly PoolPeriod[] {
  const end = (i: number) => addMonths(cutOff, i * everyMonths)
  const dates = flows.map((_, i) => ({ period: i + 1, from: end(i), to: end(i + 1) }))
  return chainPeriods(dates, yuan(opening), i => {
    const fen = Object.entries(flows[i]!).map(([flow, amount]) => [flow, yuan(amount)])
    return Object.fromEntries(fen) as Flows
  })
}
