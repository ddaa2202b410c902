import {
  type AllocationTiling,
  postAllocation,
} from '../../../../contracts/kernel/allocation-tiling.ts'
import { assert } from '../../../../contracts/kernel/bug.ts'
import type { InstrumentId, InvoiceId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import { issued, post } from '../../../../contracts/kernel/tiling.ts'
import type { EntryNumber, Tiling } from '../../../../contracts/kernel/title.ts'
import { defineState } from './state.ts'
import type { View } from './view.ts'

/** The titles of instruments, as far as they are loaded. */
export const tilings = defineState<InstrumentId, Tiling>('tilings')
/** What lies under instruments, tiled by what it is allocated to. */
export const allocations = defineState<InvoiceId, AllocationTiling>('allocations')

/** Does the postings of an accepted act in memory, by the kernel's own rules. */
export function applyPostings(view: View, postings: readonly Posting[], entry: EntryNumber): void {
  for (const posting of postings) {
    if (posting.post === 'keep') continue
    if (posting.post === 'allocate' || posting.post === 'deallocate') {
      const tiling = view.get(allocations, posting.invoice)
      assert(tiling !== undefined, 'what is allocated has been loaded')
      view.set(allocations, posting.invoice, postAllocation(tiling, posting, entry))
    } else if (posting.post === 'issue') {
      view.set(tilings, posting.instrument, issued(posting, entry))
    } else {
      const tiling = view.get(tilings, posting.instrument)
      assert(tiling !== undefined, 'what is posted on has been loaded')
      view.set(tilings, posting.instrument, post(tiling, posting, entry))
    }
  }
}
