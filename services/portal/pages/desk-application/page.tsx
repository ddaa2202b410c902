import { useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage, type Step } from '../../record/record-page.tsx'
import { formatInstant } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Instant } from '../../ui/value.tsx'
import { KINDS, STATES } from '../desk-applications/texts.ts'
import { Decisions } from './decisions.tsx'
import { APPLICATION, type ApplicationSeen } from './documents.ts'
import { FactsTable } from './facts-table.tsx'
import { PapersBeside } from './papers.tsx'
import { TEXTS } from './texts.ts'
import '../../desk/desk.css'

/** All that was applied for, beside what is known, and what an officer can do about it. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(APPLICATION, { id })
  return (
    <Loaded reading={reading}>
      {({ node, businessDate }) =>
        node?.__typename === 'Application' ? (
          <Shown application={node} today={businessDate ?? ''} onChanged={reading.again} />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly application: ApplicationSeen
  readonly today: string
  readonly onChanged: () => void
}

function Shown({ application, today, onChanged }: ShownProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { id, name, code, enrolled, earlier, does } = application
  return (
    <RecordPage
      kind={say('kind')}
      title={name || (enrolled?.name ?? code)}
      facts={useFacts(application)}
      story={useStory(application)}
    >
      <Decisions {...{ application, today, onChanged }} />
      <Known application={application} />
      <section aria-labelledby="does">
        <h2 id="does">{say('does')}</h2>
        <p className="aside">{say('doesText')}</p>
        <p>{inLanguage(does)}</p>
      </section>
      <FactsTable {...application} />
      <PapersBeside id={id} {...(earlier && { earlier: earlier.id })} />
    </RecordPage>
  )
}

function useFacts(application: ApplicationSeen): readonly Fact[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { code, kind, state, appliedAt, invitation } = application
  return [
    { label: say('asks'), value: inLanguage(KINDS[kind]) },
    { label: say('state'), value: inLanguage(STATES[state]) },
    { label: say('code'), value: <code>{code}</code> },
    { label: say('appliedAt'), value: <Instant at={appliedAt} /> },
    ...(invitation ? [{ label: say('invited'), value: <InvitedBy by={invitation} /> }] : []),
  ]
}

/** Who says that it knows the firm, and whom to speak to there. */
function InvitedBy({ by }: { readonly by: NonNullable<ApplicationSeen['invitation']> }) {
  return (
    <>
      <PartyName party={by.party} /> · <Instant at={by.invitedAt} />
      <div className="aside">{by.contact}</div>
    </>
  )
}

function useStory(application: ApplicationSeen): readonly Step[] {
  const say = useTexts(TEXTS)
  const { appliedAt, state, draft, declinedAt, declinedBy, declineReason } = application
  const came: Step = { key: 'came', at: appliedAt, title: say('came') }
  if (declinedAt) {
    const title = `${say('declined')} · ${say('declinedBy', { user: declinedBy?.id ?? '' })}`
    return [came, { key: 'end', at: declinedAt, title, text: declineReason, state: 'refused' }]
  }
  if (state === 'done') return [came, { key: 'end', at: null, title: say('ended') }]
  if (state === 'received' || draft === null) return [came]
  const waiting = { key: 'drafted', at: null, state: 'waiting' } as const
  return [came, { ...waiting, title: say('drafted'), text: say('draftedText') }]
}

/** What is known of the same code already. */
function Known({ application }: { readonly application: ApplicationSeen }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { earlier, enrolled } = application
  if (!earlier && !enrolled) return null
  return (
    <div className="notice">
      {enrolled && (
        <p>
          {say('enrolledText')} <PartyName party={enrolled} />
          {!enrolled.active && say('suspended')}
        </p>
      )}
      {earlier && (
        <p>
          {say('earlierText', { date: formatInstant(earlier.appliedAt, language) })}
          {earlier.declineReason &&
            ` · ${say('earlierDeclined', { reason: earlier.declineReason })}`}
        </p>
      )}
    </div>
  )
}
