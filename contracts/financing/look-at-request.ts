import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
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
  return showTo(found.value.financing, party, text)
}

/** Shows a text to a lender: it is kept for both sides, and its digest stands in the journal. */
export function showTo(
  { id, holder, parts }: Financing,
  lender: PartyId,
  { digest, content, parts: found }: ShownText,
): Decision<RequestLookedAt, KeptPosting, SizeRefusal> {
  if (found > SHOWN_PARTS_MAX)
    return refuse('disclosure_must_be_of_a_size_to_be_read', 'body.financing', {
      limit: SHOWN_PARTS_MAX,
      found,
    })
  const instruments = [...new Set(parts.map(({ instrument }) => instrument))]
  return accept(
    [
      {
        ...({ type: 'financing.looked-at.v1', visibleTo: [lender, holder] } as const),
        ...{ financing: id, lender, instruments, content },
      },
    ],
    instruments.map(on => ({ post: 'keep', text: digest, on })),
  )
}

export const LOOK_AT_REQUEST_CLASS = 'routine' satisfies ActClass

export type LookAtRequestRefusal = AskedRefusal | SizeRefusal

export type SizeRefusal = Detailed<
  'disclosure_must_be_of_a_size_to_be_read',
  { limit: number; found: number }
>

export const SIZE_TEXTS = {
  disclosure_must_be_of_a_size_to_be_read: LOOK_TEXTS.disclosure_must_be_of_a_size_to_be_read,
} satisfies RefusalTexts<SizeRefusal>

export const LOOK_AT_REQUEST_TEXTS = {
  ...ASKED_TEXTS,
  ...SIZE_TEXTS,
} satisfies RefusalTexts<LookAtRequestRefusal>

export interface LookAtRequestState {
  readonly financing: Financing | null
  readonly text: ShownText
}
