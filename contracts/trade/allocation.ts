import type { InstrumentId, InvoiceId } from '../kernel/id.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import { type Span, spanSize } from '../kernel/span.ts'

/** A span of an invoice's amount that backs an instrument, or a transfer of one. */
export interface Allocation {
  readonly invoice: InvoiceId
  readonly span: Span
  readonly on: InstrumentId
}

/** `amount` of an invoice's face, lowest free span first; null when less than that is free. */
export function takeFree(free: readonly Span[], amount: bigint): readonly Span[] | null {
  const taken: Span[] = []
  let left = amount
  for (const span of free) {
    if (left === 0n) break
    const part = { lo: span.lo, hi: spanSize(span) > left ? span.lo + left : span.hi }
    taken.push(part)
    left -= spanSize(part)
  }
  return left === 0n ? taken : null
}

export function allocate(allocations: readonly Allocation[]): readonly AllocationPosting[] {
  return allocations.map(allocation => ({ post: 'allocate', ...allocation }))
}

/** What backed something that never came to be, or was undone whole, may back something else. */
export function deallocate(allocations: readonly Allocation[]): readonly AllocationPosting[] {
  return allocations.map(allocation => ({ post: 'deallocate', ...allocation }))
}
