import { compare, formatRatio, ONE, parseRatio, type Ratio, times, whole } from '../../ratio.ts'
import type { Deal, NoteInterest } from '../deal.ts'
import type { ByName, RateText } from '../deal-text.ts'
import { type DealFinding, finding } from './deal-finding.ts'

/** A rate that the deal states: no rate but a spread is negative, and none is 100 % or more. */
interface StatedRate {
  readonly path: string
  readonly rate: RateText | undefined
  readonly maybeNegative?: true
}

/** Checks every rate of a deal: a decimal from 0 on, below 1, since 4.35 % is `0.0435`. */
export function checkRates(deal: Deal): readonly DealFinding[] {
  return listRates(deal).flatMap(({ path, rate, maybeNegative }) => {
    if (rate === undefined) return []
    const value = parseRatio(rate)
    if (value.num < 0n && !maybeNegative) return [finding('rate_must_not_be_negative', path, rate)]
    return compare(makeAbsolute(value), ONE) < 0 ? [] : [refusePerCent(path, rate, value)]
  })
}

function makeAbsolute({ num, den }: Ratio): Ratio {
  return { num: num < 0n ? -num : num, den }
}

function refusePerCent(path: string, rate: RateText, value: Ratio): DealFinding {
  const percent = formatRatio(times(value, whole(100n)))
  const meant = formatRatio({ num: value.num, den: value.den * 100n })
  return finding('rate_must_be_a_decimal_below_1', path, rate, percent, meant)
}

function listRates(deal: Deal): readonly StatedRate[] {
  const each = <T>(
    section: string,
    things: ByName<T> | undefined,
    rates: (thing: T, path: string) => readonly StatedRate[],
  ) => Object.entries(things ?? {}).flatMap(([name, thing]) => rates(thing, `${section}.${name}`))
  return [
    ...each('notes', deal.notes, ({ interest, interestOnUnpaid: unpaid }, path) => [
      ...listInterestRates(interest, `${path}.interest`),
      { path: `${path}.interestOnUnpaid`, rate: unpaid === 'note_rate' ? undefined : unpaid },
    ]),
    ...each('fees', deal.fees, (fee, path) => [
      { path: `${path}.rate`, rate: 'rate' in fee ? fee.rate : undefined },
      { path: `${path}.vat`, rate: fee.vat },
    ]),
    ...each('accounts', deal.accounts, ({ earns }, path) => [
      { path: `${path}.earns.rate`, rate: earns?.rate },
    ]),
    ...each('supports', deal.supports, (support, path) => [
      { path: `${path}.rate`, rate: support.kind === 'swap' ? undefined : support.rate },
    ]),
  ]
}

function listInterestRates(interest: NoteInterest, path: string): readonly StatedRate[] {
  if (interest === 'none') return []
  if ('fixed' in interest) return [{ path: `${path}.fixed`, rate: interest.fixed }]
  if ('steps' in interest) {
    return interest.steps.map(([, rate], i) => ({ path: `${path}.steps.${i}.1`, rate }))
  }
  const { spread, floor, cap, initial } = interest
  return [
    { path: `${path}.spread`, rate: spread, maybeNegative: true },
    { path: `${path}.floor`, rate: floor },
    { path: `${path}.cap`, rate: cap },
    { path: `${path}.initial`, rate: initial },
  ]
}
