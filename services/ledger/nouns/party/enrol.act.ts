import * as z from 'zod'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import {
  type Application,
  ENROL_CLASS,
  type EnrolState,
  enrol,
  FIRST_USERS_MAX,
} from '../../../../contracts/party/enrol.ts'
import type { KeyEnrolled, PartyEnrolled, UserAdded } from '../../../../contracts/party/facts.ts'
import { PARTY_ROLES, SIZE_CLASSES } from '../../../../contracts/party/party.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, text } from '../../engine/act/body.ts'
import { digest, firstUser } from './party-bodies.ts'
import { readKnownKeys } from './read-keys.ts'

export const enrolAct: Act<Application, PartyEnrolled | UserAdded | KeyEnrolled, EnrolState> = {
  name: 'party.enrol',
  bringsSigners: true,
  class: ENROL_CLASS,
  body: z.strictObject({
    party: id('pty'),
    code: text,
    codeKind: z.enum(['uscc', 'lei']),
    name: text.regex(/^\P{C}*$/u, 'must hold no control characters'),
    roles: z.array(z.enum(PARTY_ROLES)).max(PARTY_ROLES.length),
    size: z.enum(SIZE_CLASSES),
    evidence: z.strictObject({
      licence: digest.nullable(),
      authorisation: digest.nullable(),
      microDepositOn: businessDate.nullable(),
      callBack: z.strictObject({ on: businessDate, note: digest }).nullable(),
    }),
    users: z.array(firstUser).max(FIRST_USERS_MAX),
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { party, code, users }) => {
      const { rows } = await client.query<{ code: string }>(
        'select code from ledger.party where id = $1 or code = $2',
        [idNumber(party), code],
      )
      return {
        codeIsTaken: rows.some(row => row.code === code),
        idIsTaken: rows.length > 0,
        ...(await readKnownKeys(
          client,
          code,
          users.flatMap(({ keys }) => keys),
        )),
      }
    },
  },
  decide: (body, _view, context, state) => enrol(state, body, context),
}
