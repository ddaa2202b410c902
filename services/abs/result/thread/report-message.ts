import { Rate } from '../../../../contracts/kernel/rate.ts'
import type { Report, ScenarioReport } from '../report.ts'

/** A report as it is sent to a thread: decimals, which would lose their methods, are text. */
export interface ReportMessage {
  readonly figures: unknown
  readonly scenarios: readonly (Pick<ScenarioReport, 'pool' | 'periods'> & {
    readonly figures: unknown
  })[]
}

/** Encodes a report. Pools and periods, by far the largest part, are fen and texts already. */
export function encodeReport({ scenarios, ...figures }: Report): ReportMessage {
  return {
    figures: replaceObjects(figures, encodeDecimal),
    scenarios: scenarios.map(({ pool, periods, ...own }) => ({
      figures: replaceObjects(own, encodeDecimal),
      pool,
      periods,
    })),
  }
}

/** Decodes a report. */
export function decodeReport({ figures, scenarios }: ReportMessage): Report {
  return {
    ...(replaceObjects(figures, decodeDecimal) as Omit<Report, 'scenarios'>),
    scenarios: scenarios.map(({ figures: own, pool, periods }) => ({
      ...(replaceObjects(own, decodeDecimal) as Omit<ScenarioReport, 'pool' | 'periods'>),
      pool,
      periods,
    })),
  }
}

const DECIMAL = '$decimal'

function encodeDecimal(value: object): unknown {
  return Rate.isDecimal(value) ? { [DECIMAL]: value.toString() } : undefined
}

function decodeDecimal(value: object): unknown {
  return DECIMAL in value ? new Rate(value[DECIMAL] as string) : undefined
}

/** Copies a value; every object in it may be replaced, from the outside in. */
function replaceObjects(value: unknown, by: (value: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const given = by(value)
  if (given !== undefined) return given
  if (Array.isArray(value)) return value.map(item => replaceObjects(item, by))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaceObjects(item, by)]),
  )
}
