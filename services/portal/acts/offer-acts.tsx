import { useRead } from '../graph/use-read.ts'
import { useTexts } from '../texts/texts.ts'
import { ACCEPT_PLEDGE, ANSWER_OFFER, OFFERS, WITHDRAW_OFFER } from './documents.ts'
import { ACTS } from './texts.ts'
import type { ActOfPage } from './use-act.ts'

/** A claim by an offer, as the page of its title has it. */
export interface Offer {
  readonly id: string
  readonly holder: { readonly id: string }
  readonly claimant: { readonly id: string }
  readonly debt: {
    readonly secured: string
    readonly currency: string
    readonly reference: string
    readonly dueOn: `${number}-${number}-${number}`
  } | null
}

interface OfferActsProps {
  readonly offer: Offer
  /** To whom it was offered answers; who offered it withdraws. */
  readonly as: 'claimant' | 'holder'
  /** What is amiss, which one takes knowingly. */
  readonly flaws: readonly ('overdue' | 'red_lettered')[]
  readonly act: ActOfPage
}

/** An offer is answered or withdrawn as a whole, whatever titles it lies on. */
export function OfferActs({ offer, as, flaws, act }: OfferActsProps) {
  const say = useTexts(ACTS)
  const spans = useSpans(offer, as)
  const idle = act.busy || spans.length === 0
  return (
    <>
      {spans.length > 1 && <p>{say('whole', { count: spans.length })}</p>}
      {flaws.map(flaw => (
        <p key={flaw} className="notice">
          {say(flaw === 'overdue' ? 'knowing' : 'knowingRed')}
        </p>
      ))}
      {as === 'holder' ? (
        <button
          type="button"
          disabled={idle}
          onClick={() => void act.begin(WITHDRAW_OFFER, { spans: [...spans] })}
        >
          {say('withdraw')}
        </button>
      ) : (
        <Answers {...{ offer, flaws, act, spans, idle }} />
      )}
    </>
  )
}

interface Span {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
}

/** All spans of the offer: none until they are read. */
function useSpans(offer: Offer, as: OfferActsProps['as']): readonly Span[] {
  const counterparty = as === 'claimant' ? offer.holder.id : offer.claimant.id
  const { data } = useRead(OFFERS, { as, counterparty })
  return (data?.viewer?.claims?.edges ?? []).flatMap(({ node }) =>
    node && findEntry(node.id) === findEntry(offer.id)
      ? [{ instrument: node.instrument.id, lo: node.lo, hi: node.hi }]
      : [],
  )
}

interface AnswersProps extends Omit<OfferActsProps, 'as'> {
  readonly spans: readonly Span[]
  readonly idle: boolean
}

/** A transfer is accepted as it is; of a pledge the debt is stated again. */
function Answers({ offer: { debt }, flaws, act, spans: all, idle }: AnswersProps) {
  const say = useTexts(ACTS)
  const [spans, knowing] = [[...all], [...flaws]]
  const accept = () =>
    debt === null
      ? act.begin(ANSWER_OFFER, { spans, answer: 'accept', knowing })
      : act.begin(ACCEPT_PLEDGE, { spans, knowing, ...withoutPaid(debt) })
  return (
    <span className="acts">
      <button type="button" className="primary" disabled={idle} onClick={() => void accept()}>
        {say(debt === null ? 'accept' : 'acceptPledge')}
      </button>
      <button
        type="button"
        disabled={idle}
        onClick={() => void act.begin(ANSWER_OFFER, { spans, answer: 'reject' })}
      >
        {say('reject')}
      </button>
    </span>
  )
}

/** The entry that made a claim is the last part of its id: one offer has one. */
function findEntry(claim: string): string {
  return claim.slice(claim.lastIndexOf('_'))
}

function withoutPaid({ secured, currency, reference, dueOn }: NonNullable<Offer['debt']>) {
  return { secured, currency, reference, dueOn }
}
