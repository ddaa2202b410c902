import { Link, useParams } from 'react-router'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { FinancingBadge } from '../../financing/status-badge.tsx'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount } from '../../ui/value.tsx'
import { DemandForm } from './demand-form.tsx'
import { BUY_BACKS, type Owing } from './documents.ts'
import { OneBuyBack } from './one-buy-back.tsx'
import { OwedBack } from './owed-back.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** What of a financing is demanded back with recourse, and which of its payments are owed back. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(BUY_BACKS, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'Financing' ? (
          <Shown seen={node} again={reading.again} />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: Owing
  readonly again: () => void
}

function Shown({ seen, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const act = useAct()
  const { id, status, currency, face, holder, quotes, buyBacks } = seen
  const chosen = quotes.find(one => one.status === 'chosen')
  const isLender = chosen?.lender?.id === party.id
  const mayAct = user.duty !== 'reader'
  const canDemand = isLender && mayAct && status === 'paid' && chosen?.recourse === 'with'
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { name: holder?.name ?? '' })}
      facts={[
        { label: say('financing'), value: <Link to={`/financings/${id}`}>{id}</Link> },
        { label: say('status'), value: <FinancingBadge status={status} /> },
        { label: say('lender'), value: <PartyName party={chosen?.lender ?? null} /> },
        { label: say('holder'), value: <PartyName party={holder} /> },
        { label: say('face'), value: <Amount minor={face} currency={currency} /> },
      ]}
    >
      <DraftsAbout id={id} signing={act.signing} />
      <OwedBack {...{ seen, isLender }} />
      {canDemand && <DemandForm {...{ id, currency, act }} />}
      <StoppedShown stopped={act.stopped} />
      <section aria-labelledby="buy-backs" className="stack">
        <h2 id="buy-backs">{say('buyBacks')}</h2>
        {buyBacks.length === 0 && (
          <p className="aside">{say(chosen?.recourse === 'with' ? 'none' : 'withoutRecourse')}</p>
        )}
        {buyBacks.map(buyBack => (
          <OneBuyBack key={buyBack.number} {...{ buyBack, act, mayAct, isLender, id }} />
        ))}
      </section>
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}
