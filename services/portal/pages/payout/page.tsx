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
import { Amount, Day } from '../../ui/value.tsx'
import { type Own, PAYOUT, type PaidOut } from './documents.ts'
import { InstructForm } from './instruct-form.tsx'
import { OnePayout } from './one-payout.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** The payout of one financing: instructed, in flight, and proven by what a bank has booked. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(PAYOUT, { id })
  return (
    <Loaded reading={reading}>
      {({ node, viewer }) =>
        node?.__typename === 'Financing' ? (
          <Shown
            seen={node}
            own={(viewer?.bankAccounts?.edges ?? []).flatMap(edge => edge.node ?? [])}
            again={reading.again}
          />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: PaidOut
  readonly own: readonly Own[]
  readonly again: () => void
}

function Shown({ seen, own, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const act = useAct()
  const { id, status, currency, holder, quotes, payouts } = seen
  const chosen = quotes.find(one => one.status === 'chosen')
  const isLender = chosen?.lender?.id === party.id
  const mayAct = user.duty !== 'reader'
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { name: holder?.name ?? '' })}
      facts={[
        { label: say('financing'), value: <Link to={`/financings/${id}`}>{id}</Link> },
        { label: say('status'), value: <FinancingBadge status={status} /> },
        { label: say('lender'), value: <PartyName party={chosen?.lender ?? null} /> },
        { label: say('holder'), value: <PartyName party={holder} /> },
        {
          label: say('net'),
          value: chosen && <Amount minor={chosen.net} currency={currency} />,
        },
        { label: say('valueDate'), value: <Day date={chosen?.valueDate ?? null} /> },
      ]}
    >
      <DraftsAbout id={id} signing={act.signing} />
      {isLender && mayAct && status === 'approved' && chosen && (
        <InstructForm {...{ seen, own, act }} net={chosen.net} />
      )}
      <StoppedShown stopped={act.stopped} />
      <section aria-labelledby="payouts" className="stack">
        <h2 id="payouts">{say('payouts')}</h2>
        {payouts.length === 0 && <p className="aside">{say('none')}</p>}
        {payouts.map(payout => (
          <OnePayout key={payout.number} {...{ payout, act, mayAct, isLender }} financing={id} />
        ))}
      </section>
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}
