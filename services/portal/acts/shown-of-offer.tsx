import { Link } from 'react-router'
import { useViewer } from '../session/session-provider.tsx'
import { formatAmount, formatDate } from '../texts/format.ts'
import { useLanguage, useTexts } from '../texts/texts.ts'
import { LOOK_AT } from './documents.ts'
import type { ActOnOffer } from './offer.ts'
import { ACTS } from './texts.ts'

interface ShownOfOfferProps extends ActOnOffer {
  readonly as: 'claimant' | 'holder'
  readonly currency: string
}

/** Until when an offer can be looked at, what was shown of it last, and the way to look at it. */
export function ShownOfOffer(props: ShownOfOfferProps) {
  const { offer, as, currency, act, spans, idle } = props
  const say = useTexts(ACTS)
  const language = useLanguage()
  const { businessDate } = useViewer()
  const { disclosedUntil: until, look } = offer
  const open = until !== null && businessDate < until
  return (
    <>
      {until !== null && (
        <p>{say(open ? 'disclosed' : 'disclosedBefore', { date: formatDate(until, language) })}</p>
      )}
      {look && (
        <p>
          <Link to={`/looks/${look.entry}`}>
            {say('shown', { date: formatDate(look.on, language) })}
          </Link>
        </p>
      )}
      <Flaws look={look} currency={currency} />
      {as === 'claimant' && until === null && <p className="aside">{say('undisclosed')}</p>}
      {as === 'claimant' && open && (
        <p>
          <button
            type="button"
            className={look ? undefined : 'primary'}
            disabled={idle}
            onClick={() => void act.begin(LOOK_AT, { spans: [...spans] })}
          >
            {say(look ? 'lookAgain' : 'look')}
          </button>
        </p>
      )}
    </>
  )
}

interface FlawsProps extends Pick<ActOnOffer['offer'], 'look'> {
  readonly currency: string
}

/** What was amiss when it was looked at last, and how far. */
function Flaws({ look, currency }: FlawsProps) {
  const say = useTexts(ACTS)
  const language = useLanguage()
  return (look?.flaws ?? []).map(({ flaw, extent }) => (
    <p key={flaw} className="notice">
      {say('flawShown', { flaw })}
      {extent !== '0' && say('extent', { extent: formatAmount(extent, currency, language) })}
    </p>
  ))
}
