import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { KeptPosting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { LOOK_TEXTS, SHOWN_PARTS_MAX, type ShownText } from '../title/look.ts'
import type { RequestLookedAt } from './facts.ts'
import type { ClockedContext, Financing } from './financing.ts'
import { ASKED_TEXTS, type AskedRefusal, findAsked } from './find-financing.ts'

/**
 * A lender that was asked looks at what lies behind the spans. The text that it is shown is kept
 * for both sides, so that it can be proved later what the lender knew when it quoted and decided.
 * Rule: C11
 */
export function lookAtRequest(
  { financing: named, text }: LookAtRequestState,
  _body: unknown,
  { party }: Pick<ClockedContext, 'party'>,
): Decision<RequestLookedAt, KeptPosting, LookAtRequestRefusal> {
  const found = findAsked(named, party, ['requested', 'applied'])
  if (!found.ok) return found
  const { id, holder, parts } = found.value.financing
  const { digest, content, parts: count } = text
  if (count > SHOWN_PARTS_MAX)
    return refuse('disclosure_must_be_of_a_size_to_be_read', 'body.financing', {
      limit: SHOWN_PARTS_MAX,
      found: count,
    })
  const instruments = [...new Set(parts.map(({ instrument }) => instrument))]
  return accept(
    [
      {
        ...({ type: 'financing.looked-at.v1', visibleTo: [party, holder] } as const),
        ...{ financing: id, lender: party, instruments, content },
      },
    ],
    instruments.map(on => ({ post: 'keep', text: digest, on })),
  )
}

export const LOOK_AT_REQUEST_CLASS = 'routine' satisfies ActClass

export type LookAtRequestRefusal =
  | AskedRefusal
  | Detailed<'disclosure_must_be_of_a_size_to_be_read', { limit: number; found: number }>

export const LOOK_AT_REQUEST_TEXTS = {
  ...ASKED_TEXTS,
  disclosure_must_be_of_a_size_to_be_read: LOOK_TEXTS.disclosure_must_be_of_a_size_to_be_read,
} satisfies RefusalTexts<LookAtRequestRefusal>

export interface LookAtRequestState {
  readonly financing: Financing | null
  readonly text: ShownText
}
