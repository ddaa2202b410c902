import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'

/** Something that was noticed in what lies behind a financing, as one lender stands to it. */
export interface FindingBehind {
  readonly id: FindingId
  /** Whether it is approved only after two people of the lender have weighed this. */
  readonly isWeighed: boolean
  /** Two people of this lender have. */
  readonly wasWeighed: boolean
}

export type FindingId = Id<'fnd'>

/** What stops an approval, as long as it has not been weighed; null: nothing does. */
export function unweighedRefusal(
  findings: readonly FindingBehind[],
  at: string,
): Refused<UnweighedRefusal> | null {
  const open = findings.filter(one => one.isWeighed && !one.wasWeighed)
  if (open.length === 0) return null
  return refuse('findings_must_be_weighed', at, { found: open.length, first: open[0]!.id })
}

export type UnweighedRefusal = Detailed<
  'findings_must_be_weighed',
  { found: number; first: FindingId }
>

export const UNWEIGHED_TEXTS = {
  findings_must_be_weighed: conflict(
    d => `有 ${d.found} 条发现须先由两人审阅并说明理由，其中首条为 ${d.first}。`,
    d => `${d.found} findings, ${d.first} first, must be weighed by two people with a reason.`,
  ),
} satisfies RefusalTexts<UnweighedRefusal>
