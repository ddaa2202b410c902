import { refuse } from '../../../../contracts/kernel/decision.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { answerChallenge } from '../../http/session/answer-challenge.ts'
import { makeChallenge } from '../../http/session/challenge.ts'
import { clearCookie, setCookie } from '../../http/session/cookie.ts'
import { checkPassword, setPassword } from '../../http/session/passwords.ts'
import type { OpenSession } from '../../http/session/sessions.ts'

const Session = builder.objectRef<OpenSession>('Session').implement({
  description: 'A user who is logged in, until it expires.',
  readers: 'anyone',
  fields: t => ({
    bearer: t.string({
      nullable: true,
      description: 'For the Authorization header; null where a cookie carries it.',
      resolve: ({ kind, secret }) => (kind === 'bearer' ? secret : null),
    }),
    expires: t.expose('expires', { type: 'DateTime' }),
  }),
})

const SessionResult = builder.unionType('SessionResult', {
  types: [Session, Refused],
  resolveType: refusedOr('Session'),
})

builder.mutationField('challenge', t =>
  t.string({
    readers: 'anyone',
    description: 'To be signed within a minute, in a command of the act `session.open`.',
    resolve: (_root, _args, { shared }) => makeChallenge(shared.secret),
  }),
)

builder.mutationField('openSession', t =>
  t.field({
    type: SessionResult,
    readers: 'anyone',
    description: 'A short session of a system that signs the challenge with an enrolled key.',
    args: { login: t.arg({ type: 'JWS', required: true }) },
    resolve: async (_root, { login }, { ledger, shared }) => {
      const { desk, secret, sessions } = shared
      const answer = await answerChallenge(login, { pool: desk, ledger: ledger.name, secret })
      if (!answer.ok) return answer
      const { user, key, challenge } = answer.value
      try {
        return await sessions.open(user, { kind: 'bearer', challenge, key })
      } catch (fault) {
        if ((fault as { constraint?: string }).constraint !== 'challenge_is_answered_once')
          throw fault
        return refuse('challenge_must_be_open', 'login')
      }
    },
  }),
)

builder.mutationField('login', t =>
  t.field({
    type: SessionResult,
    readers: 'anyone',
    description: 'A session of a person, carried by a cookie.',
    args: { name: t.arg.string({ required: true }), password: t.arg.string({ required: true }) },
    resolve: async (_root, login, { shared, res }) => {
      const user = await checkPassword(shared.desk, login)
      if (!user.ok) return user
      const session = await shared.sessions.open(user.value, { kind: 'cookie' })
      setCookie(res, session, shared.https)
      return session
    },
  }),
)

builder.mutationField('logout', t =>
  t.boolean({
    description: 'Ends the session; true when there was one.',
    resolve: async (_root, _args, { shared, res, sessionSecret }) => {
      if (sessionSecret) await shared.sessions.end(sessionSecret)
      clearCookie(res, shared.https)
      return sessionSecret !== null
    },
  }),
)

const Done = builder.objectRef<{ done: true }>('Done').implement({
  readers: 'members',
  fields: t => ({ done: t.exposeBoolean('done') }),
})

const SetPasswordResult = builder.unionType('SetPasswordResult', {
  types: [Done, Refused],
  resolveType: refusedOr('Done'),
})

builder.mutationField('setPassword', t =>
  t.field({
    type: SetPasswordResult,
    description: 'Name and password of the user, who proves to be itself by its key.',
    args: { name: t.arg.string({ required: true }), password: t.arg.string({ required: true }) },
    resolve: async (_root, login, { caller, shared }) => {
      const { user, key } = (await caller())!
      if (key === null) return refuse('session_must_be_opened_by_a_key')
      const refused = await setPassword(shared.desk, user, login)
      return refused ?? { done: true as const }
    },
  }),
)
