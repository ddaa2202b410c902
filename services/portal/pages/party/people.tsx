import { Link } from 'react-router'
import { useMutation } from 'urql'
import { useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { Table } from '../../ui/table.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { END_SESSIONS, type KeySeen, type PartySeen, type UserSeen } from './officer.documents.ts'
import { OFFICER } from './officer.texts.ts'

interface PeopleProps {
  readonly party: PartySeen
  readonly onChanged: () => void
}

/** Who acts for a party, with which keys, and where they are signed in. */
export function People({ party, onChanged }: PeopleProps) {
  const say = useTexts(OFFICER)
  const { told, busy, ask } = useAnswer()
  const [, endSessions] = useMutation(END_SESSIONS)
  const users = (party.users?.edges ?? []).flatMap(({ node }) => node ?? [])
  const keys = (party.keys?.edges ?? []).flatMap(({ node }) => node ?? [])
  const count = party.users?.totalCount ?? users.length
  const end = async (user: string) => {
    if (await ask(endSessions({ user }))) onChanged()
  }
  return (
    <section aria-labelledby="people">
      <div className="row">
        <h2 id="people">{say('people')}</h2>
        <Link to="/desk/applications?kind=recovery">{say('recover')}</Link>
      </div>
      <p className="aside">{say('peopleText')}</p>
      {told && <Sorry told={told} />}
      <PeopleTable {...{ users, keys, busy }} onEnd={id => void end(id)} />
      {count > users.length && (
        <p className="aside">{say('more', { shown: users.length, count })}</p>
      )}
    </section>
  )
}

interface PeopleTableProps {
  readonly users: readonly UserSeen[]
  readonly keys: readonly KeySeen[]
  readonly busy: boolean
  readonly onEnd: (user: string) => void
}

function PeopleTable({ users, keys, busy, onEnd }: PeopleTableProps) {
  const say = useTexts(OFFICER)
  return (
    <Table
      label={say('people')}
      rows={users}
      keyOf={({ id }) => id}
      columns={[
        { label: say('user'), cell: ({ id }: UserSeen) => <code>{id}</code> },
        { label: say('duty'), cell: one => <UserDuty user={one} /> },
        { label: say('keys'), cell: ({ id }) => <UserKeys keys={keys} user={id} /> },
        {
          label: say('sessions'),
          cell: ({ id, sessions }) => (
            <span className="actions">
              {sessions.length}
              {sessions.length > 0 && (
                <button type="button" disabled={busy} onClick={() => onEnd(id)}>
                  {say('endSessions')}
                </button>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}

function UserDuty({ user }: { readonly user: UserSeen }) {
  const say = useTexts(OFFICER)
  const { duty } = useWords()
  return (
    <span>
      {duty(user.duty)}
      {user.representative && ` · ${say('representative')}`}
      {!user.active && <span className="badge badge-stop">{say('userEnded')}</span>}
    </span>
  )
}

function UserKeys({ keys, user }: { readonly keys: readonly KeySeen[]; readonly user: string }) {
  const say = useTexts(OFFICER)
  const own = keys.filter(key => key.user.id === user)
  if (own.length === 0) return say('noKeys')
  return (
    <ul className="plain">
      {own.map(({ id, alg, custody, revoked }) => (
        <li key={id}>
          <code>{id}</code> {alg} {custody && <span className="badge">{say('custody')}</span>}{' '}
          {revoked && <span className="badge badge-stop">{say('revoked')}</span>}
        </li>
      ))}
    </ul>
  )
}
