import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { FEN } from '../../contracts/abs/convention.ts'
import { buildColumns, type LoanColumns } from '../../contracts/abs/projection/columns.ts'
import { ProjectionThreads } from '../../services/abs/projection/projection-threads.ts'
import { must } from '../support/must.ts'
import { generatedLoans, LOAD_ASSUMPTIONS, LOAD_GRID } from './projection/load.ts'
import { countMismatches } from './projection/mismatches.ts'
import { printProfile } from './projection/profile.ts'
import { scenarioRates } from './projection/scenarios.ts'
import { measureYardstick } from './projection/yardstick.ts'

const SEED = 1
const SIZES = [1_000, 10_000, 100_000, 1_000_000]
/** The size the headline is taken from: the pool of 100,000 × 360. */
const HEADLINE = 100_000
const WARM_RUNS = 7
/** Of more loans than the headline's: they take minutes on a busy machine. */
const WARM_RUNS_OF_MANY = 3
const SAMPLE = 10_000

type Speed = Awaited<ReturnType<typeof timed>> & { readonly rssMiB: number }

/**
 * Loan-periods a second on one thread, first run and warm, checked against the rational reference.
 * `--json` is accepted and changes nothing; `--sizes=1000,10000` runs only those.
 */
export async function run(args: string[]): Promise<void> {
  const given = args.find(arg => arg.startsWith('--sizes='))?.slice('--sizes='.length)
  const sizes = given ? given.split(',').map(Number) : SIZES
  describe()
  const yardstickMps = round(measureYardstick())
  line(`yardstick ${yardstickMps} M/s of CPU: the barest arithmetic in whole fen, on one core`)
  const speeds: Speed[] = []
  for (const size of sizes) speeds.push(await speed(size))
  const costs = computeCosts(speeds)
  const checks = []
  for (const size of sizes) checks.push(await check(size))
  printProfile(makePool(Math.min(HEADLINE, Math.max(...sizes))))
  const scenarios = scenarioRates(makePool(10_000))
  const { loans, firstMps, warmMps, warmCpuMps, rssMiB } =
    speeds.find(({ loans }) => loans === HEADLINE) ?? speeds.at(-1)!
  const mismatches = checks.reduce((sum, { mismatches }) => sum + mismatches, 0)
  const share = Math.round((1000 * warmCpuMps) / yardstickMps) / 1000
  line(`yardstick warm CPU at ${loans} loans is ${round(100 * share)} % of it`)
  const yardstick = { yardstickMps, shareOfYardstick: share }
  const headline = { loans, firstMps, warmMps, warmCpuMps, rssMiB, ...yardstick }
  const figures = { ...headline, mismatches, ...scenarios }
  line(JSON.stringify({ bench: 'projection', ...figures, costs, sizes: speeds, checks }))
}

/**
 * By the thread's own time: what one loan-period more costs between each size and the next, and
 * what a run costs apart from its loan-periods (tables, rates, schedules; in the first run also
 * compiling), from the two smallest sizes.
 */
function computeCosts(speeds: readonly Speed[]) {
  const steps = speeds.slice(1).map((next, i) => {
    const small = speeds[i]!
    const more = next.loanPeriods - small.loanPeriods
    const ns = (time: (speed: Speed) => number) => round((1e6 * (time(next) - time(small))) / more)
    const [first, warm] = [ns(speed => speed.firstCpuMs), ns(speed => speed.warmCpuMs)]
    line(`cost     ${small.loans} → ${next.loans} loans: first ${first}, warm ${warm} ns each more`)
    return { from: small.loans, to: next.loans, first, warm }
  })
  const [small] = speeds
  const [step] = steps
  if (!small || !step) return null
  const apart = (ms: number, ns: number) => round(ms - (ns * small.loanPeriods) / 1e6)
  const firstMs = apart(small.firstCpuMs, step.first)
  const warmMs = apart(small.warmCpuMs, step.warm)
  line(`cost     a run apart from its loan-periods: first ${firstMs} ms, warm ${warmMs} ms`)
  return { firstMs, warmMs, steps }
}

function describe(): void {
  line(`machine  ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
  line(`load     generated, seed ${SEED}, profile fen, 30E/360, rates 3.00–12.99 %, terms 12–360;`)
  line('         70 % level, 10 % floating, 10 % even principal, 5 % interest-only, 5 % balloon;')
  line('         CDR 2 %, CPR 8 %, recovery 40 % after 6 periods; guard and conservation on')
  line('left out making the columns; everything else is in: sorting, tables, totals, checks')
  line('warm     the same thread again: code compiled; rates, hazards and annuity tables of the')
  line('         first run still there; the first run is a new thread that has none of them')
  line(`figures  million live loan-periods a second by wall time; CPU: by the thread's own time`)
}

async function speed(loans: number): Promise<Speed> {
  const columns = makePool(loans)
  const one = { ...(await timed(columns, 1)), rssMiB: await peakMiB(loans) }
  line(
    `${String(loans).padStart(9)} loans  first ${one.firstMps}  warm ${one.warmMps} M/s ` +
      `(CPU ${one.firstCpuMps} and ${one.warmCpuMps})  ${one.nsPerLoanPeriod} ns each  ` +
      `${one.doubts} doubts  peak ${one.rssMiB} MiB`,
  )
  const two = await timed(columns, 2)
  line(`          two workers: first ${two.firstMps}  warm ${two.warmMps} M/s`)
  return one
}

/** Peak memory of a process that does nothing else. */
async function peakMiB(loans: number): Promise<number> {
  const file = new URL('./projection/memory-process.ts', import.meta.url)
  const [peak] = await once(fork(file, [String(loans)]), 'message')
  return peak as number
}

async function check(loans: number) {
  const result = await countMismatches(makePool(loans), loans > HEADLINE ? SAMPLE : loans, SEED)
  line(`${String(loans).padStart(9)} loans  ${result.mismatches} mismatches in ${result.checked}`)
  return { loans, ...result }
}

function makePool(loans: number): LoanColumns {
  const columns = must(buildColumns(generatedLoans(loans, SEED)))
  return columns
}

/** A fresh thread's first run, then the median of warm ones. */
async function timed(columns: LoanColumns, threads: number) {
  const pool = new ProjectionThreads(columns, threads)
  await pool.ready()
  const runs: { wall: number; cpu: number }[] = []
  let loanPeriods = 0
  let doubts = 0
  const warmRuns = columns.count > HEADLINE ? WARM_RUNS_OF_MANY : WARM_RUNS
  for (let i = 0; i <= warmRuns; i++) {
    const started = performance.now()
    const projected = await pool.project(LOAD_ASSUMPTIONS, FEN, LOAD_GRID)
    const wall = performance.now() - started
    const { totals } = must(projected)
    loanPeriods = totals.loanPeriods
    doubts = totals.doubts
    runs.push({ wall, cpu: pool.times.reduce((sum, { cpuMs }) => sum + cpuMs, 0) })
  }
  await pool.close()
  const [first, ...warm] = runs
  const rate = (ms: number) => round(loanPeriods / ms / 1000)
  const wall = median(warm.map(one => one.wall))
  return {
    loans: columns.count,
    loanPeriods,
    doubts,
    firstCpuMs: round(first!.cpu),
    warmCpuMs: round(median(warm.map(one => one.cpu))),
    firstMps: rate(first!.wall),
    firstCpuMps: rate(first!.cpu),
    warmMps: rate(wall),
    warmCpuMps: rate(median(warm.map(one => one.cpu))),
    nsPerLoanPeriod: round((1e6 * wall) / loanPeriods),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}
