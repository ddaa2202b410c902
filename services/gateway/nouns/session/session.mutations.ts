import { refuse } from '../../../../contracts/kernel/decision.ts'
import { SlotsFull } from '../../../platform/slots.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { turnedAway } from '../../graph/turned-away.ts'
import { waitToSignIn } from '../../http/line-up.ts'
import { answerChallenge } from '../../http/session/answer-challenge.ts'
import { makeChallenge } from '../../http/session/challenge.ts'
import { clearCookie, setCookie, setDevice } from '../../http/session/cookie.ts'
import { belongsToDevice } from '../../http/session/device.ts'
import { setPassword } from '../../http/session/passwords.ts'
import type { OpenSession } from '../../http/session/sessions.ts'
import { tryLogin } from '../../http/session/try-login.ts'
import {
  SIGN_INS_OF_ONE_MAX,
  SIGN_INS_WAIT_SECONDS,
  SIGN_INS_WAITING_MAX,
} from '../../http/sign-in-slots.ts'

const Session = builder.objectRef<OpenSession>('Session').implement({
  description: 'A session, in which a user reads and acts until it expires.',
  readers: 'anyone',
  fields: t => ({
    bearer: t.string({
      nullable: true,
      description:
        'The secret to send in the header `Authorization: Bearer …`. Null where a cookie carries ' +
        'the session.',
      resolve: ({ kind, secret }) => (kind === 'bearer' ? secret : null),
    }),
    expires: t.expose('expires', { type: 'DateTime', description: 'When the session expires.' }),
  }),
})

const SessionResult = builder.unionType('SessionResult', {
  description: 'The new session, or why there is none.',
  types: [Session, Refused],
  resolveType: refusedOr('Session'),
})

builder.mutationField('challenge', t =>
  t.string({
    nullable: true,
    readers: 'anyone',
    description:
      'Makes a challenge. Within a minute it is to be signed, in a payload with the act ' +
      '`session.open` and the body {"challenge"}, and given to `openSession`.',
    resolve: (_root, _args, { shared }) => makeChallenge(shared.secret),
  }),
)

builder.mutationField('openSession', t =>
  t.field({
    nullable: true,
    type: SessionResult,
    readers: 'anyone',
    description:
      'Opens a session of 15 minutes for a system, which signs a challenge with an enrolled key ' +
      'that the platform does not keep.',
    args: {
      login: t.arg({
        type: 'JWS',
        required: true,
        description: 'The signed challenge. It opens one session only.',
      }),
    },
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
    nullable: true,
    type: SessionResult,
    readers: 'anyone',
    description:
      'Opens a session of 8 hours for a person with name and password. A cookie carries it; ' +
      'another one tells this device from strangers, who cannot lock it out.',
    args: {
      name: t.arg.string({ required: true, description: 'The login name of the user.' }),
      password: t.arg.string({ required: true, description: 'The password of the user.' }),
    },
    resolve: async (_root, login, context) => {
      await waitForPlace(login.name, context)
      const { shared, res, address, https, device } = context
      const opened = await tryLogin(shared, login, { address, device })
      if (!opened.ok) return opened
      const { user, key, device: own } = opened.value
      const session = await shared.sessions.open(user, { kind: 'cookie', key })
      setCookie(res, session, https)
      setDevice(res, own, https)
      return session
    },
  }),
)

/** Strangers and devices that are known wait apart, and neither in the line of all strangers. */
async function waitForPlace(name: string, { shared, res, address, device }: Context) {
  const known = belongsToDevice(shared.secret, name, device)
  const waiting = known
    ? ({ res, by: 'device', name: device } as const)
    : ({ res, by: 'sender', name: address } as const)
  try {
    if (!(await waitToSignIn(shared.signIns, waiting))) throw turnedAway('request_must_be_readable')
  } catch (fault) {
    if (!(fault instanceof SlotsFull)) throw fault
    throw turnedAway('sign_ins_must_be_fewer_at_once', {
      ofOne: SIGN_INS_OF_ONE_MAX,
      limit: SIGN_INS_WAITING_MAX,
      waitSeconds: SIGN_INS_WAIT_SECONDS,
    })
  }
}

builder.mutationField('logout', t =>
  t.boolean({
    nullable: true,
    description: 'Ends the session of the caller. True if there was one.',
    resolve: async (_root, _args, { shared, res, https, sessionSecret }) => {
      if (sessionSecret) await shared.sessions.end(sessionSecret)
      clearCookie(res, https)
      return sessionSecret !== null
    },
  }),
)

const Done = builder.objectRef<{ done: true }>('Done').implement({
  description: 'What was asked is done.',
  readers: 'members',
  fields: t => ({ done: t.exposeBoolean('done', { description: 'True.' }) }),
})

const SetPasswordResult = builder.unionType('SetPasswordResult', {
  description: 'That the password is set, or why it is not.',
  types: [Done, Refused],
  resolveType: refusedOr('Done'),
})

builder.mutationField('setPassword', t =>
  t.field({
    nullable: true,
    type: SetPasswordResult,
    description:
      'Sets the login name and the password of the user, whatever they were, in a session that ' +
      'the user opened with a key. Sessions opened by an earlier password end. The password, and ' +
      'what it opens, ends with that key.',
    args: {
      name: t.arg.string({
        required: true,
        description: 'The login name, of 3 to 100 characters; nobody else may have it.',
      }),
      password: t.arg.string({
        required: true,
        description: 'The new password, of 12 to 200 characters.',
      }),
    },
    resolve: async (_root, login, { caller, shared }) => {
      const { user, key, by } = (await caller())!
      if (by !== 'bearer') return refuse('session_must_be_opened_by_a_key')
      const refused = await setPassword(shared.desk, { user, key }, login)
      return refused ?? { done: true as const }
    },
  }),
)
