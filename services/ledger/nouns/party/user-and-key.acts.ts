import * as z from 'zod'
import { idNumber, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import {
  ADD_USER_CLASS,
  addUser,
  END_USER_CLASS,
  endUser,
  type NewUser,
} from '../../../../contracts/party/add-user.ts'
import {
  ENROL_KEY_CLASS,
  type EnrolKeyState,
  enrolKey,
} from '../../../../contracts/party/enrol-key.ts'
import type {
  KeyEnrolled,
  KeyRevoked,
  UserAdded,
  UserEnded,
} from '../../../../contracts/party/facts.ts'
import type { KeyBody } from '../../../../contracts/party/key-proof.ts'
import { DUTIES, type Key, type User } from '../../../../contracts/party/party.ts'
import {
  RECOVER_KEY_CLASS,
  type RecoverKeyState,
  type Recovery,
  recoverKey,
} from '../../../../contracts/party/recover-key.ts'
import { REVOKE_KEY_CLASS, revokeKey } from '../../../../contracts/party/revoke-key.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id } from '../../engine/act/body.ts'
import { digest, identity, keyBody } from './party-bodies.ts'
import { readCode, readKnownKeys } from './read-keys.ts'
import { readActiveKeys, readKey, readUser } from './read-party.ts'
import { lockParty } from './tables.ts'

export const addUserAct: Act<NewUser, UserAdded, { personActsAlready: boolean }> = {
  name: 'party.add-user',
  class: ADD_USER_CLASS,
  body: z.strictObject({
    user: id('usr'),
    person: id('psn'),
    identity,
    duty: z.enum(DUTIES),
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { identity }, party) => {
      await lockParty(client, party)
      const { rowCount } = await client.query(
        `select from ledger.party_user u join ledger.person p on p.id = u.person
          where u.party = $1 and p.identity = $2`,
        [idNumber(party), Buffer.from(identity, 'base64url')],
      )
      return { personActsAlready: rowCount !== 0 }
    },
  },
  decide: (body, _view, context, state) => addUser(state, body, context),
}

export const endUserAct: Act<{ user: UserId }, UserEnded, { user: User | null }> = {
  name: 'party.end-user',
  class: END_USER_CLASS,
  body: z.strictObject({ user: id('usr') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { user }) => ({ user: await readUser(client, user) }),
  },
  decide: (body, _view, context, state) => endUser(state, body, context),
}

export const enrolKeyAct: Act<KeyBody & { user: UserId }, KeyEnrolled, EnrolKeyState> = {
  name: 'party.enrol-key',
  bringsSigners: true,
  class: ENROL_KEY_CLASS,
  body: keyBody.safeExtend({ user: id('usr') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { user, ...key }, party) => ({
      user: await readUser(client, user),
      ...(await readKnownKeys(client, await readCode(client, party), [key])),
    }),
  },
  decide: ({ user: _, ...key }, _view, context, state) => enrolKey(state, key, context),
}

export const recoveryBody = keyBody.safeExtend({
  party: id('pty'),
  user: id('usr'),
  evidence: z.strictObject({
    licence: digest.nullable(),
    letter: digest.nullable(),
    callBack: z.strictObject({ on: businessDate, note: digest }).nullable(),
  }),
})

export const recoverKeyAct: Act<Recovery, KeyRevoked | KeyEnrolled, RecoverKeyState> = {
  name: 'party.recover-key',
  bringsSigners: true,
  class: RECOVER_KEY_CLASS,
  body: recoveryBody,
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { party, user, ...key }) => ({
      user: await readUser(client, user),
      standing: await readActiveKeys(client, user),
      ...(await readKnownKeys(client, await readCode(client, party), [key])),
    }),
  },
  decide: (body, _view, context, state) => recoverKey(state, body, context),
}

export const revokeKeyAct: Act<{ key: KeyId }, KeyRevoked, { key: Key | null }> = {
  name: 'party.revoke-key',
  class: REVOKE_KEY_CLASS,
  body: z.strictObject({ key: id('key') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { key }) => ({ key: await readKey(client, key) }),
  },
  decide: (body, _view, context, state) => revokeKey(state, body, context),
}
