import { useRead } from '../graph/use-read.ts'
import { useTexts } from '../texts/texts.ts'
import { AcceptOffer } from './accept-offer.tsx'
import { DiscloseForm } from './disclose-form.tsx'
import { ANSWER_OFFER, OFFERS, WITHDRAW_OFFER } from './documents.ts'
import type { Offer, SpanOfOffer } from './offer.ts'
import { ShownOfOffer } from './shown-of-offer.tsx'
import { ACTS } from './texts.ts'
import type { ActOfPage } from './use-act.ts'

interface OfferActsProps {
  readonly offer: Offer
  /** To whom it was offered looks and answers; who offered it discloses and withdraws. */
  readonly as: 'claimant' | 'holder'
  /** Of the instrument on which the page stands. */
  readonly currency: string
  readonly act: ActOfPage
}

/** An offer is disclosed, looked at, answered or withdrawn as a whole, on all titles it lies on. */
export function OfferActs({ offer, as, currency, act }: OfferActsProps) {
  const say = useTexts(ACTS)
  const spans = useSpans(offer, as)
  const idle = act.busy || spans.length === 0
  return (
    <>
      {spans.length > 1 && <p>{say('whole', { count: spans.length })}</p>}
      <ShownOfOffer {...{ offer, as, currency, act, spans, idle }} />
      {as === 'holder' ? (
        <>
          <DiscloseForm {...{ offer, act, spans, idle }} />
          <p>
            <button
              type="button"
              disabled={idle}
              onClick={() => void act.begin(WITHDRAW_OFFER, { spans: [...spans] })}
            >
              {say('withdraw')}
            </button>
          </p>
        </>
      ) : (
        <span className="acts">
          <AcceptOffer {...{ offer, act, spans, idle }} />
          <button
            type="button"
            disabled={idle}
            onClick={() => void act.begin(ANSWER_OFFER, { spans: [...spans], answer: 'reject' })}
          >
            {say('reject')}
          </button>
        </span>
      )}
    </>
  )
}

/** All spans of the offer: none until they are read. */
function useSpans(offer: Offer, as: OfferActsProps['as']): readonly SpanOfOffer[] {
  const counterparty = as === 'claimant' ? offer.holder.id : offer.claimant.id
  const { data } = useRead(OFFERS, { as, counterparty })
  return (data?.viewer?.claims?.edges ?? []).flatMap(({ node }) =>
    node?.charge === offer.charge
      ? [{ instrument: node.instrument.id, lo: node.lo, hi: node.hi }]
      : [],
  )
}
