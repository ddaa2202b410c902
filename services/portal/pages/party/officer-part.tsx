import { Link } from 'react-router'
import { MARK_WORDS, newId, type PartyId, partyActs } from '../../../client/browser.ts'
import { useRead } from '../../graph/use-read.ts'
import { Story } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { formatDate } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { ActForm, Field, ReasonField } from '../../ui/act-form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { type MarkSeen, OFFICERS_PARTY, type PartySeen } from './officer.documents.ts'
import { ACTS, OFFICER } from './officer.texts.ts'
import { People } from './people.tsx'
import '../../desk/desk.css'

/** What officers see of a party and do about it. */
export function OfficerPart({
  id,
  onChanged,
}: {
  readonly id: string
  readonly onChanged: () => void
}) {
  const reading = useRead(OFFICERS_PARTY, { id })
  const again = () => {
    reading.again()
    onChanged()
  }
  return (
    <Loaded reading={reading}>
      {({ node, debtorMarks }) =>
        node?.__typename === 'Party' && (
          <>
            <Acts party={node} onChanged={again} />
            <Marks marks={(debtorMarks?.edges ?? []).flatMap(({ node }) => node ?? [])} />
            <People party={node} onChanged={reading.again} />
            <PartyStory party={node} />
          </>
        )
      }
    </Loaded>
  )
}

interface ActsProps {
  readonly party: PartySeen
  readonly onChanged: () => void
}

function Acts({ party: { id, active, roles }, onChanged }: ActsProps) {
  const say = useTexts(OFFICER)
  const { businessDate, user } = useViewer()
  const signing = useSigning()
  const party = id as PartyId
  if (user.duty === 'reader' || roles.includes('operator')) return null
  const reasoned = (act: typeof partyActs.suspend) => (form: FormData) =>
    signing.begin({ acts: [act({ party, reason: String(form.get('reason')).trim() })] })
  const mark = (form: FormData) => {
    const kind = String(form.get('kind')) as keyof typeof MARK_WORDS
    const since = String(form.get('since')) as `${number}-${number}-${number}`
    signing.begin({
      acts: [partyActs.markDebtor({ id: newId('mrk'), debtor: party, kind, since })],
    })
  }
  return (
    <div className="actions">
      {active ? (
        <ActForm
          {...{ label: say('suspend'), submit: say('suspendNow') }}
          onSubmit={reasoned(partyActs.suspend)}
        >
          <ReasonField label={say('suspendReason')} />
        </ActForm>
      ) : (
        <ActForm
          {...{ label: say('reinstate'), submit: say('reinstateNow') }}
          onSubmit={reasoned(partyActs.reinstate)}
        >
          <ReasonField label={say('reinstateReason')} />
        </ActForm>
      )}
      {roles.includes('debtor') && <MarkForm today={businessDate} onMark={mark} />}
      <SignDialogue signing={signing} onEnd={onChanged} />
    </div>
  )
}

interface MarkFormProps {
  readonly today: string
  readonly onMark: (form: FormData) => void
}

/** What is published against a debtor, to be noted. */
function MarkForm({ today, onMark }: MarkFormProps) {
  const say = useTexts(OFFICER)
  const inLanguage = useBilingual()
  return (
    <ActForm label={say('mark')} submit={say('markNow')} onSubmit={onMark}>
      <label className="field">
        <span>{say('markKind')}</span>
        <select name="kind">
          {Object.entries(MARK_WORDS).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {inLanguage(words)}
            </option>
          ))}
        </select>
      </label>
      <Field label={say('markSince')} name="since" type="date" max={today} required />
    </ActForm>
  )
}

function Marks({ marks }: { readonly marks: readonly MarkSeen[] }) {
  const say = useTexts(OFFICER)
  const inLanguage = useBilingual()
  const language = useLanguage()
  if (marks.length === 0) return null
  return (
    <section aria-labelledby="marks">
      <h2 id="marks">{say('marks')}</h2>
      <ul className="rows">
        {marks.map(({ id, kind, since, until }) => (
          <li key={id}>
            <Link to="/desk/marks">{inLanguage(MARK_WORDS[kind])}</Link>
            <span className={until ? 'badge' : 'badge badge-stop'}>
              {say(until ? 'markOver' : 'markStands', {
                since: formatDate(since, language),
                until: until ? formatDate(until, language) : '',
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PartyStory({ party: { story } }: { readonly party: PartySeen }) {
  const say = useTexts(OFFICER)
  const inLanguage = useBilingual()
  const steps = (story?.edges ?? []).flatMap(({ node }) => node ?? [])
  return (
    <section aria-labelledby="officer-story">
      <h2 id="officer-story">{say('story')}</h2>
      <Story
        steps={steps.map(({ id, act, businessDate, summary }) => ({
          ...{ key: id, at: businessDate },
          title: ACTS[act] ? inLanguage(ACTS[act]) : <code>{act}</code>,
          text: summary && inLanguage(summary),
        }))}
      />
    </section>
  )
}
