import { cpus } from 'node:os'
import { FEN } from '../../contracts/abs/convention.ts'
import { columnsOf, type LoanColumns } from '../../contracts/abs/projection/index.ts'
import { ProjectionThreads } from '../../services/abs/projection/index.ts'
import { generatedLoans, LOAD_ASSUMPTIONS, LOAD_GRID } from './projection/load.ts'
import { countMismatches } from './projection/mismatches.ts'
import { printProfile } from './projection/profile.ts'
import { scenarioRates } from './projection/scenarios.ts'

const SEED = 1
const SIZES = [1_000, 10_000, 100_000, 1_000_000]
/** The size the headline is taken from: the pool of 100,000 × 360. */
const HEADLINE = 100_000
const WARM_RUNS = 7
const SAMPLE = 10_000

interface SizeResult {
  readonly loans: number
  readonly loanPeriods: number
  readonly firstMps: number
  readonly warmMps: number
  readonly warmCpuMps: number
  readonly nsPerLoanPeriod: number
  readonly twoWorkersMps: number
  readonly mismatches: number
  readonly checked: number
  readonly doubts: number
  readonly rssMiB: number
}

/**
 * Loan-periods a second on one thread, first run and warm, checked against the rational reference.
 * `--json` is accepted and changes nothing; `--sizes=1000,10000` runs only those.
 */
export async function run(args: string[]): Promise<void> {
  const sizes = args.find(arg => arg.startsWith('--sizes='))?.slice('--sizes='.length)
  describe()
  const results: SizeResult[] = []
  for (const size of sizes ? sizes.split(',').map(Number) : SIZES) results.push(await measure(size))
  printProfile(poolOf(Math.min(HEADLINE, Math.max(...results.map(({ loans }) => loans)))))
  const scenarios = scenarioRates(poolOf(10_000))
  const headline = results.find(({ loans }) => loans === HEADLINE) ?? results.at(-1)!
  const mismatches = results.reduce((sum, result) => sum + result.mismatches, 0)
  line(
    JSON.stringify({ bench: 'projection', ...headline, mismatches, ...scenarios, sizes: results }),
  )
}

function describe(): void {
  line(`machine  ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
  line(`load     generated, seed ${SEED}, profile fen, 30E/360, rates 3.00–12.99 %, terms 12–360;`)
  line('         70 % level, 10 % floating, 10 % even principal, 5 % interest-only, 5 % balloon;')
  line('         CDR 2 %, CPR 8 %, recovery 40 % after 6 periods; guard and conservation on')
  line('left out making the columns; everything else is in: sorting, tables, totals, checks')
  line(`figures  live loan-periods a second; wall time, and by the thread's own CPU time`)
}

async function measure(loans: number): Promise<SizeResult> {
  const columns = poolOf(loans)
  const one = await timed(columns, 1)
  const rssMiB = Math.round(process.resourceUsage().maxRSS / 1024)
  const two = await timed(columns, 2)
  const check = await countMismatches(columns, loans > HEADLINE ? SAMPLE : loans, SEED)
  const result = {
    loans,
    ...one,
    nsPerLoanPeriod: round(1000 / one.warmMps),
    twoWorkersMps: two.warmMps,
    ...check,
    rssMiB,
  }
  line(
    `${String(loans).padStart(9)} loans  first ${one.firstMps}  warm ${one.warmMps} (CPU ${one.warmCpuMps}) M/s  ` +
      `${result.nsPerLoanPeriod} ns each  two workers ${two.warmMps} M/s  peak ${rssMiB} MiB  ` +
      `${check.mismatches} mismatches in ${check.checked} loans`,
  )
  return result
}

function poolOf(loans: number): LoanColumns {
  const columns = columnsOf(generatedLoans(loans, SEED))
  if ('refusal' in columns) throw new Error(columns.refusal)
  return columns
}

/** A fresh thread's first run, then the median of warm ones. */
async function timed(columns: LoanColumns, threads: number) {
  const pool = new ProjectionThreads(columns, threads)
  await pool.ready()
  const runs: { wall: number; cpu: number }[] = []
  let loanPeriods = 0
  let doubts = 0
  for (let i = 0; i <= WARM_RUNS; i++) {
    const started = performance.now()
    const projection = await pool.project(LOAD_ASSUMPTIONS, FEN, LOAD_GRID)
    const wall = performance.now() - started
    if ('refusal' in projection) throw new Error(`${projection.refusal} ${projection.path}`)
    loanPeriods = projection.totals.loanPeriods
    doubts = projection.totals.doubts
    runs.push({ wall, cpu: pool.times.reduce((sum, { cpuMs }) => sum + cpuMs, 0) })
  }
  await pool.close()
  const [first, ...warm] = runs
  const rate = (ms: number) => round(loanPeriods / ms / 1000)
  return {
    loanPeriods,
    doubts,
    firstMps: rate(first!.wall),
    warmMps: rate(median(warm.map(({ wall }) => wall))),
    warmCpuMps: rate(median(warm.map(({ cpu }) => cpu))),
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
