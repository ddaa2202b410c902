import { toDate } from '../../../../contracts/abs/cash-flow/actus/moment.ts'
import { readObserved } from '../../../../contracts/abs/cash-flow/actus/read-observed.ts'
import { readTerms } from '../../../../contracts/abs/cash-flow/actus/read-terms.ts'
import { runContract } from '../../../../contracts/abs/cash-flow/actus/run-contract.ts'

export type Json = Record<string, unknown>

export const PAM: Json = {
  contractType: 'PAM',
  contractRole: 'RPA',
  currency: 'CNY',
  statusDate: '2025-12-31T00:00:00',
  initialExchangeDate: '2026-01-01T00:00:00',
  maturityDate: '2027-01-01T00:00:00',
  notionalPrincipal: '1200',
  nominalInterestRate: '0.10',
  dayCountConvention: '30E360',
  cycleAnchorDateOfInterestPayment: '2026-07-01',
  cycleOfInterestPayment: 'P6ML1',
}
export const LAM: Json = {
  ...PAM,
  contractType: 'LAM',
  cycleAnchorDateOfPrincipalRedemption: '2026-07-01',
  cycleOfPrincipalRedemption: 'P3ML1',
  nextPrincipalRedemptionPayment: '400',
  cycleOfInterestPayment: 'P3ML1',
}
export const RESETS: Json = {
  cycleAnchorDateOfRateReset: '2026-07-01',
  cycleOfRateReset: 'P6ML1',
  marketObjectCodeOfRateReset: 'LPR',
}

export function run(terms: Json, observed: Json = {}, seen: unknown = [], calendars = {}) {
  const read = readTerms(terms, calendars)
  if (!read.ok) return read
  const world = readObserved(observed, seen)
  return world.ok ? runContract(read.value, world.value) : world
}

/** `2026-07-01 IP 60 1200`: date, type, payoff, notional after. */
export function told(
  terms: Json,
  observed: Json = {},
  seen: unknown = [],
  calendars = {},
): string[] {
  const events = run(terms, observed, seen, calendars)
  if (!events.ok) return [`${events.refusal} ${events.path}`]
  return events.value.map(({ type, at, payoff, notional }) =>
    [toDate(at), type, payoff.toDecimalPlaces(6), notional.toDecimalPlaces(6)].join(' '),
  )
}

export const series = (rows: Record<string, string>) => ({
  data: Object.entries(rows).map(([timestamp, value]) => ({ timestamp, value })),
})
