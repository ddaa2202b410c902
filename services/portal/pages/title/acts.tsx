import { Link } from 'react-router'
import { ACKNOWLEDGE_PAYMENT, LIFT_HOLD, RELEASE_PLEDGE, SET_HOLD } from '../../acts/documents.ts'
import { OfferActs } from '../../acts/offer-acts.tsx'
import { PartForm } from '../../acts/part-form.tsx'
import { PledgeForm } from '../../acts/pledge-form.tsx'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { ACTS } from '../../acts/texts.ts'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { Seen } from './documents.ts'
import { type Can, findActs } from './find-acts.ts'
import './acts.css'

/** What the party of the reader can do with a title now; each is judged before it is signed. */
export function Acts({ seen, onDone }: { readonly seen: Seen; readonly onDone: () => void }) {
  const say = useTexts(ACTS)
  const { user, party, businessDate } = useViewer()
  const act = useAct()
  const can = findActs(seen, { party: party.id, today: businessDate })
  const reads = user.duty === 'reader'
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('title')}</h2>
      {reads || can.length === 0 ? (
        <p className="aside">{say(reads ? 'reader' : 'none')}</p>
      ) : (
        can.map(one => <OneAct key={one} can={one} seen={seen} act={act} />)
      )}
      <StoppedShown stopped={act.stopped} />
      <SignDialogue signing={act.signing} onEnd={onDone} />
    </section>
  )
}

interface OneActProps {
  readonly can: Can
  readonly seen: Seen
  readonly act: ActOfPage
}

function OneAct({ can, seen, act }: OneActProps) {
  const say = useTexts(ACTS)
  const { roles } = useViewer().party
  if (can === 'pay')
    return (
      <span className="acts">
        <Link className="button" to={`/pay?title=${seen.id}`}>
          {say('pay')}
        </Link>
        {roles.includes('supplier') && (
          <Link className="button" to={`/financings/new?title=${seen.id}`}>
            {say('finance')}
          </Link>
        )}
      </span>
    )
  if (can === 'answer' || can === 'withdraw') return <AnsweredAct {...{ can, seen, act }} />
  if (can === 'release' || can === 'lift') return <AtOnce {...{ can, seen, act }} />
  return (
    <details className="act">
      <summary>{say(can)}</summary>
      <ActForm {...{ can, seen, act }} />
    </details>
  )
}

function AnsweredAct({ can, seen: { claim, instrument }, act }: OneActProps) {
  const as = can === 'answer' ? 'claimant' : 'holder'
  const { currency } = instrument
  return claim && <OfferActs offer={claim} {...{ as, currency, act }} />
}

/** Of the whole title, with nothing to be said. */
function AtOnce({ can, seen: { lo, hi, instrument }, act }: OneActProps) {
  const say = useTexts(ACTS)
  const spans = [{ instrument: instrument.id, lo, hi }]
  const begin = () =>
    can === 'release'
      ? act.begin(RELEASE_PLEDGE, { spans })
      : act.begin(LIFT_HOLD, { kind: 'dispute', spans })
  return (
    <p>
      <button type="button" disabled={act.busy} onClick={() => void begin()}>
        {say(can === 'release' ? 'release' : 'lift')}
      </button>
    </p>
  )
}

/** Of a part of the title. */
function ActForm({ can, seen: { lo, size, instrument }, act }: OneActProps) {
  const say = useTexts(ACTS)
  const { businessDate } = useViewer()
  const part = { instrument: instrument.id, lo, size, currency: instrument.currency }
  const { busy } = act
  const spansTo = (hi: string) => [{ instrument: instrument.id, lo, hi }]
  if (can === 'pledge') return <PledgeForm part={part} act={act} />
  if (can === 'dispute')
    return (
      <PartForm
        {...{ ...part, busy, why: say('disputeWhy') }}
        onPart={hi => void act.begin(SET_HOLD, { kind: 'dispute', spans: spansTo(hi) })}
      />
    )
  return (
    <PartForm
      {...{ ...part, busy, why: say('paidWhy'), latest: businessDate }}
      onPart={(hi, paidOn) => void act.begin(ACKNOWLEDGE_PAYMENT, { spans: spansTo(hi), paidOn })}
    />
  )
}
