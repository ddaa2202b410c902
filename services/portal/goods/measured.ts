import type { graphql } from '../graph/graphql.ts'

/** What was measured of goods, as pages have it. */
export interface Measured {
  readonly id: string
  readonly purpose: ReturnType<typeof graphql.scalar<'MeasurementPurpose'>>
  readonly gross: string
  readonly tare: string
  readonly device: string
  readonly takenAt: string
}

/** What of a measurement is goods. */
export function reckonNet({ gross, tare }: Pick<Measured, 'gross' | 'tare'>): string {
  return String(BigInt(gross) - BigInt(tare))
}
