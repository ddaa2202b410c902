import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { isId, type KeyId, type PartyId, type UserId } from '../../../client/browser.ts'
import { APPLICATION_STATUS } from '../../enrol/documents.ts'
import { joinAs } from '../../enrol/join-as.ts'
import { type JoinedAs, writeJoinedLink } from '../../enrol/joined-link.ts'
import type { KeptApplication } from '../../enrol/kept-applications.ts'
import type { ResultOf } from '../../graph/graphql.ts'
import { useRead } from '../../graph/use-read.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { giveJson } from '../../ui/give-file.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Instant } from '../../ui/value.tsx'
import { TEXTS } from './texts.ts'

interface CardProps {
  readonly kept: KeptApplication
  readonly onForget: () => void
}

type Status = NonNullable<ResultOf<typeof APPLICATION_STATUS>['applicationStatus']>

/** One application: how far it has come, and what is to be done next. */
export function ApplicationCard({ kept, onForget }: CardProps) {
  const say = useTexts(TEXTS)
  const { application, secret, name, code } = kept
  const reading = useRead(APPLICATION_STATUS, { application, secret })
  return (
    <section className="sheet stack">
      <div className="row">
        <h2>{name || application}</h2>
        <code>{code}</code>
      </div>
      <Loaded reading={reading}>
        {({ applicationStatus: status }) =>
          status ? <State status={status} kept={kept} /> : <p>{say('missing')}</p>
        }
      </Loaded>
      <p className="aside">{say('keepWhy')}</p>
      <div className="row">
        <button type="button" onClick={reading.again}>
          {say('refresh')}
        </button>
        <button type="button" onClick={() => giveJson(`${application}.json`, kept)}>
          {say('keep')}
        </button>
        <button type="button" className="quiet" onClick={onForget}>
          {say('forget')}
        </button>
      </div>
    </section>
  )
}

function State({ status, kept }: { readonly status: Status; readonly kept: KeptApplication }) {
  const say = useTexts(TEXTS)
  const { state, reason, appliedAt } = status
  return (
    <>
      <p>
        <Instant at={appliedAt} /> · <strong>{say(state)}</strong>
      </p>
      {reason !== null && <p className="notice">{say('reason', { reason })}</p>}
      {state === 'declined' && <Link to="/apply">{say('again')}</Link>}
      {state === 'done' && <Joined status={status} kept={kept} />}
    </>
  )
}

/** Keys of this browser are told their ids; for the others there is a link to pass on. */
function Joined({ status, kept }: { readonly status: Status; readonly kept: KeptApplication }) {
  const say = useTexts(TEXTS)
  const { ledger } = useSession()
  const [own, setOwn] = useState<readonly string[]>([])
  const people = listJoined(status, kept)
  const all = JSON.stringify(people.map(({ as }) => as))
  useEffect(() => {
    const tell = async (as: JoinedAs) => ((await joinAs(ledger, as)) === null ? [] : [as.publicKey])
    const told = Promise.all((JSON.parse(all) as JoinedAs[]).map(tell))
    void told.then(found => setOwn(found.flat()))
  }, [ledger, all])
  return (
    <>
      {people.map(({ name, as }) =>
        own.includes(as.publicKey) ? (
          <p key={as.key}>{say('here', { name })}</p>
        ) : (
          <p key={as.key}>
            {say('link', { name })} <code>{`${location.origin}${writeJoinedLink(as)}`}</code>
          </p>
        ),
      )}
      {own.length > 0 && (
        <Link to="/" reloadDocument>
          {say('signIn')}
        </Link>
      )}
    </>
  )
}

function listJoined({ party, users }: Status, { people }: KeptApplication) {
  return users.flatMap(({ user, keys: [key = ''] }, n) => {
    const person = people[n]
    if (!person || party === null || !isId('key', key)) return []
    const ids = { key: key as KeyId, party: party as PartyId, user: user as UserId }
    return [{ name: person.name, as: { publicKey: person.publicKey, ...ids } }]
  })
}
