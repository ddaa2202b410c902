import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { KeptPosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from '../party/given-words.ts'
import type { ShownText } from '../title/look.ts'
import type { FindingsWeighed } from './facts.ts'
import type { ClockedContext, Financing, FinancingId } from './financing.ts'
import { ASKED_TEXTS, type AskedRefusal, findAsked } from './find-financing.ts'
import type { FindingBehind, FindingId } from './finding-behind.ts'

/**
 * Two people of a lender weigh what was noticed behind a financing: they name each finding and say
 * why they go on in spite of it, or what it means. What the findings said then is kept for the
 * lender alone; nobody else learns that it was told.
 * Rule: C11
 */
export function weighFindings(
  { financing: named, findings, text }: WeighFindingsState,
  { findings: weighed, reason }: WeighFindings,
  { party }: Pick<ClockedContext, 'party'>,
): Decision<FindingsWeighed, KeptPosting, WeighFindingsRefusal> {
  const asked = findAsked(named, party, ['requested', 'applied'])
  if (!asked.ok) return asked
  for (const [at, finding] of weighed.entries()) {
    const path = `body.findings.${at}`
    const known = findings.find(({ id }) => id === finding)
    if (!known) return refuse('finding_must_be_behind_the_financing', path, { finding })
    if (known.wasWeighed || weighed.indexOf(finding) < at)
      return refuse('finding_must_be_weighed_once', path, { finding })
  }
  const unreasoned = reasonRefusal(reason, 'body.reason')
  if (unreasoned) return unreasoned
  const { id: financing, parts } = asked.value.financing
  const instruments = [...new Set(parts.map(({ instrument }) => instrument))]
  const { content, digest } = text
  return accept(
    [
      {
        ...({ type: 'financing.findings-weighed.v1', visibleTo: [party] } as const),
        ...{ financing, lender: party, instruments, findings: weighed, reason, content },
      },
    ],
    instruments.map(on => ({ post: 'keep', text: digest, on })),
  )
}

export const WEIGH_FINDINGS_CLASS = 'governance' satisfies ActClass

/** Findings that one act weighs. */
export const WEIGHED_MAX = 50

export type WeighFindingsRefusal =
  | AskedRefusal
  | Detailed<'finding_must_be_behind_the_financing', { finding: FindingId }>
  | Detailed<'finding_must_be_weighed_once', { finding: FindingId }>
  | WordsRefusal

export const WEIGH_FINDINGS_TEXTS = {
  ...ASKED_TEXTS,
  finding_must_be_behind_the_financing: notFound(
    d => `该笔融资背后没有发现 ${d.finding}。`,
    d => `No finding ${d.finding} lies behind this financing.`,
  ),
  finding_must_be_weighed_once: conflict(
    d => `发现 ${d.finding} 已经审阅过。`,
    d => `The finding ${d.finding} has been weighed before.`,
  ),
  ...WORDS_TEXTS,
} satisfies RefusalTexts<WeighFindingsRefusal>

export interface WeighFindings {
  readonly financing: FinancingId
  readonly findings: readonly FindingId[]
  readonly reason: string
}

export interface WeighFindingsState {
  readonly financing: Financing | null
  readonly findings: readonly FindingBehind[]
  /** What the findings say that are weighed. */
  readonly text: Pick<ShownText, 'content' | 'digest'>
}
