/** Loans at a time, so that their balances stay in the nearest cache. */
const BLOCK = 512
const BLOCKS = 40
const PERIODS = 360
const RUNS = 7

/**
 * Measures what this machine does at most, in million loan-periods a second of one core: loans of
 * even principal with default, prepayment and recovery, each amount rounded to whole fen in plain
 * doubles. Nothing is guarded, sorted, floating or of another product, so the engine's share of it
 * says more of the engine than a rate that another machine does not have.
 */
export function measureYardstick(): number {
  runOnce()
  const rates = Array.from({ length: RUNS }, () => {
    const before = process.threadCpuUsage()
    const left = runOnce()
    const { user, system } = process.threadCpuUsage(before)
    if (!(left > 0)) throw new Error('the loans were not projected')
    return (BLOCK * BLOCKS * PERIODS) / (user + system)
  })
  return rates.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!
}

/** Projects block after block; answers with what was paid, so that nothing is left out. */
function runOnce(): number {
  const balance = new Float64Array(BLOCK)
  const rate = Float64Array.from(balance, (_, i) => (0.03 + (i % 1000) / 10_000) / 12)
  const totals = new Float64Array(4 * PERIODS)
  for (let block = 0; block < BLOCKS; block++) {
    balance.fill(100_000_000 + block)
    for (let period = 0; period < PERIODS; period++)
      projectPeriod(balance, rate, PERIODS - period, totals.subarray(4 * period))
  }
  return totals.reduce((sum, paid) => sum + paid, 0)
}

const HAZARD = 1 - 0.98 ** (1 / 12)
const SPEED = 1 - 0.92 ** (1 / 12)
const RECOVERY = 0.4

function projectPeriod(
  balance: Float64Array,
  rate: Float64Array,
  left: number,
  totals: Float64Array,
): void {
  let [interestPaid, principalPaid, prepaid, recovered] = [0, 0, 0, 0]
  const share = 1 / left
  for (let at = 0; at < BLOCK; at++) {
    const opening = balance[at]!
    const defaulted = Math.floor(opening * HAZARD + 0.5)
    const performing = opening - defaulted
    const interest = Math.floor(performing * rate[at]! + 0.5)
    const principal = Math.floor(performing * share + 0.5)
    const prepayment = Math.floor((performing - principal) * SPEED + 0.5)
    balance[at] = performing - principal - prepayment
    interestPaid += interest
    principalPaid += principal
    prepaid += prepayment
    recovered += Math.floor(defaulted * RECOVERY + 0.5)
  }
  totals[0]! += interestPaid
  totals[1]! += principalPaid
  totals[2]! += prepaid
  totals[3]! += recovered
}
