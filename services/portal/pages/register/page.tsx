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
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Day } from '../../ui/value.tsx'
import { REGISTER, type Registered } from './documents.ts'
import { Forms } from './forms.tsx'
import { findNextStep } from './next-step.ts'
import { Property } from './property.tsx'
import { Registrations } from './registrations.tsx'
import { Searches } from './searches.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** What is on record of the national register for one financing, and what comes next there. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(REGISTER, { id })
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
  readonly seen: Registered
  readonly again: () => void
}

function Shown({ seen, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { party, user } = useViewer()
  const act = useAct()
  const { id, face, currency, quotes } = seen
  const lender = quotes.find(({ status }) => status === 'chosen')?.lender ?? null
  const isLender = lender?.id === party.id
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { amount: formatAmount(face, currency, language) })}
      facts={[
        { label: say('financing'), value: <Link to={`/financings/${id}`}>{id}</Link> },
        { label: say('status'), value: <FinancingBadge status={seen.status} /> },
        { label: say('holder'), value: <PartyName party={seen.holder} /> },
        { label: say('lender'), value: <PartyName party={lender} /> },
        { label: say('lastDueOn'), value: <Day date={findLastDue(seen)} /> },
      ]}
    >
      {isLender && <Next seen={seen} />}
      <DraftsAbout id={id} signing={act.signing} />
      {isLender && user.duty !== 'reader' && <Forms seen={seen} act={act} />}
      <StoppedShown stopped={act.stopped} />
      <Property text={seen.propertyDescription} />
      <Searches searches={seen.searches} mine={isLender} />
      <Registrations registrations={seen.registrations} mine={isLender} />
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}

function findLastDue({ parts }: Registered): string | null {
  return (
    parts
      .map(({ dueOn }) => dueOn)
      .toSorted()
      .at(-1) ?? null
  )
}

/** The step that comes next; where everything is done, the way to the payout. */
function Next({ seen }: { readonly seen: Registered }) {
  const say = useTexts(TEXTS)
  const step = findNextStep(seen)
  if (step === null) return null
  return (
    <section className={step === 'stopped' ? 'sorry' : 'notice'}>
      <p>{say(`next_${step}`)}</p>
      {step === 'pay' && <Link to={`/financings/${seen.id}/payout`}>{say('toPayout')}</Link>}
    </section>
  )
}
