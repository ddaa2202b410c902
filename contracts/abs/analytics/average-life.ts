import { type BusinessDate, daysBetween } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Flow } from './flow.ts'

/**
 * Computes the average life (WAL) from `from` in years of actual days / 365, weighted by principal;
 * null when no principal is paid after it.
 */
export function averageLife(principal: readonly Flow[], from: BusinessDate): Rate | null {
  const later = principal.filter(p => p.date > from)
  const paid = later.reduce((sum, p) => sum + p.amount, 0n)
  if (paid === 0n) return null
  const weighted = later.reduce((sum, p) => sum + p.amount * BigInt(daysBetween(from, p.date)), 0n)
  return new Rate(String(weighted)).div(String(paid)).div(365)
}
