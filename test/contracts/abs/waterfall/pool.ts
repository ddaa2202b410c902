import type { PoolPeriod } from '../../../../contracts/abs/pool-period.ts'
import { addMonths, type BusinessDate } from '../../../../contracts/kernel/date.ts'

export type YuanFlows = Partial<
  Record<
    Exclude<keyof PoolPeriod, 'period' | 'from' | 'to' | 'closingBalance' | 'closingDefaulted'>,
    number
  >
>

/** `12.34` yuan → 1234n fen. */
export function yuan(amount: number): bigint {
  return BigInt(Math.round(amount * 100))
}

/** Pool periods from each one's flows in yuan; openings follow, closings are what is left. */
export function poolPeriods(
  cutOff: BusinessDate,
  everyMonths: number,
  opening: number,
  flows: readonly YuanFlows[],
): readonly PoolPeriod[] {
  let balance = yuan(opening)
  let defaulted = 0n
  return flows.map((given, i) => {
    const flow = (name: keyof YuanFlows) => yuan(given[name] ?? 0)
    const period: PoolPeriod = {
      period: i + 1,
      from: addMonths(cutOff, i * everyMonths),
      to: addMonths(cutOff, (i + 1) * everyMonths),
      openingBalance: balance,
      purchased: flow('purchased'),
      capitalised: flow('capitalised'),
      principal: flow('principal'),
      prepaid: flow('prepaid'),
      defaulted: flow('defaulted'),
      diluted: flow('diluted'),
      repurchased: flow('repurchased'),
      interest: flow('interest'),
      penalty: flow('penalty'),
      fees: flow('fees'),
      recovered: flow('recovered'),
      lost: flow('lost'),
      openingDefaulted: defaulted,
      closingBalance: 0n,
      closingDefaulted: 0n,
    }
    const { purchased, capitalised, principal, prepaid, diluted, repurchased } = period
    balance +=
      purchased + capitalised - principal - prepaid - period.defaulted - diluted - repurchased
    defaulted += period.defaulted - period.recovered - period.lost
    return { ...period, closingBalance: balance, closingDefaulted: defaulted }
  })
}
