import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

export const REASON_LENGTH_MAX = 500

/** What is done to somebody has a reason that it can read, and that fits a page. */
export function reasonRefusal(reason: string, path: string): Refused<ReasonRefusal> | null {
  const { length } = reason.trim()
  if (length === 0 || length > REASON_LENGTH_MAX)
    return refuse('reason_must_be_given', path, { limit: REASON_LENGTH_MAX, found: length })
  return null
}

export type ReasonRefusal = Detailed<'reason_must_be_given', { limit: number; found: number }>

export const REASON_TEXTS = {
  reason_must_be_given: badInput(
    d => `请填写原因，至多 ${d.limit} 字；现为 ${d.found} 字。`,
    d => `Give the reason, at most ${d.limit} characters; it has ${d.found}.`,
  ),
} satisfies RefusalTexts<ReasonRefusal>
