import type { Sheet } from './draw-up.ts'

/** Whether a sheet is signed: not where it is known to be false, for another ledger, or in vain. */
export function isSignable({ read, draft }: Sheet, ledger: string): boolean {
  if (read.command.aud !== ledger) return false
  return draft === null || (draft.changes.length === 0 && draft.obstacle === null)
}
