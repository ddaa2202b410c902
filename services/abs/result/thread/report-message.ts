import { Rate } from '../../../../contracts/kernel/rate.ts'
import type { Report, ScenarioReport } from '../report.ts'

/** A report as it is sent to a thread: decimals, which lose their methods on the way, as text. */
export interface PortableReport {
  readonly figures: unknown
  readonly scenarios: readonly (Pick<ScenarioReport, 'pool' | 'periods'> & {
    readonly figures: unknown
  })[]
}

/** Pools and periods are whole fen and texts already, and by far the largest part. */
export function packed({ scenarios, ...figures }: Report): PortableReport {
  return {
    figures: replaced(figures, pack),
    scenarios: scenarios.map(({ pool, periods, ...own }) => ({
      figures: replaced(own, pack),
      pool,
      periods,
    })),
  }
}

export function unpacked({ figures, scenarios }: PortableReport): Report {
  return {
    ...(replaced(figures, unpack) as Omit<Report, 'scenarios'>),
    scenarios: scenarios.map(({ figures: own, pool, periods }) => ({
      ...(replaced(own, unpack) as Omit<ScenarioReport, 'pool' | 'periods'>),
      pool,
      periods,
    })),
  }
}

const DECIMAL = '$decimal'

function pack(value: object): unknown {
  return Rate.isDecimal(value) ? { [DECIMAL]: value.toString() } : undefined
}

function unpack(value: object): unknown {
  return DECIMAL in value ? new Rate(value[DECIMAL] as string) : undefined
}

/** A copy in which every object has been offered for replacement, from the outside in. */
function replaced(value: unknown, by: (value: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const given = by(value)
  if (given !== undefined) return given
  if (Array.isArray(value)) return value.map(item => replaced(item, by))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, by)]))
}
