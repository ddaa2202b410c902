import { useLocation, useNavigate } from 'react-router'
import { keepFirm } from '../../enrol/applicant.ts'
import { DoorPage } from '../../enrol/door-page.tsx'
import { INVITATION_WORDS } from '../../enrol/invitation-words.ts'
import { readInvitedLink, type ToldInvitation } from '../../enrol/invited-link.ts'
import { useRead } from '../../graph/use-read.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Sorry } from '../../ui/sorry.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { Instant } from '../../ui/value.tsx'
import { DECLINE_INVITATION, INVITED, type Invited } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What a supplier reads by the link of its invitation. */
export function Component() {
  const say = useTexts(TEXTS)
  const told = readInvitedLink(useLocation().hash)
  return (
    <DoorPage title={say('title')}>
      {told ? <ByLink told={told} /> : <p className="sorry">{say('bad')}</p>}
    </DoorPage>
  )
}

function ByLink({ told }: { readonly told: ToldInvitation }) {
  const say = useTexts(TEXTS)
  const reading = useRead(INVITED, { ...told })
  return (
    <Loaded reading={reading}>
      {({ invitation: seen }) =>
        seen ? (
          <Shown seen={seen} told={told} onDone={reading.again} />
        ) : (
          <p className="sorry">{say('missing')}</p>
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: Invited
  readonly told: ToldInvitation
  readonly onDone: () => void
}

function Shown({ seen, told, onDone }: ShownProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { inviterName: inviter, inviterCode, name, code, contact, expiresAt, state } = seen
  return (
    <section className="sheet stack">
      <p>
        <strong>{say('says', { inviter, inviterCode, name, code })}</strong>
      </p>
      <p>{say('contact', { contact })}</p>
      <p>
        {say('until')} <Instant at={expiresAt} />{' '}
        <span className={INVITATION_WORDS[state].look}>{inLanguage(INVITATION_WORDS[state])}</span>
      </p>
      <p className="aside">{say('why')}</p>
      {state === 'open' && <Ways {...{ seen, told, onDone }} />}
    </section>
  )
}

/** To apply with what the invitation says, or to decline it. */
function Ways({ seen: { name, code }, told, onDone }: ShownProps) {
  const say = useTexts(TEXTS)
  const navigate = useNavigate()
  const { client } = useSession()
  const { told: why, busy, ask } = useAnswer()
  const apply = () => {
    keepFirm({ name, code, size: 'small', roles: ['supplier'], invitation: told })
    void navigate('/apply')
  }
  const decline = async () => {
    if (await ask(client.mutation(DECLINE_INVITATION, { ...told }).toPromise())) onDone()
  }
  return (
    <>
      {why && <Sorry told={why} />}
      <div className="row">
        <button type="button" disabled={busy} onClick={() => void decline()}>
          {say('decline')}
        </button>
        <button type="button" className="primary" disabled={busy} onClick={apply}>
          {say('apply')}
        </button>
      </div>
    </>
  )
}
