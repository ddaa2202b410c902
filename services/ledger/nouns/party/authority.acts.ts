import * as z from 'zod'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type {
  MandateGiven,
  MandateWithdrawn,
  PolicySet,
} from '../../../../contracts/party/facts.ts'
import {
  GIVE_MANDATE_CLASS,
  giveMandate,
  WITHDRAW_MANDATE_CLASS,
  withdrawMandate,
} from '../../../../contracts/party/mandate.ts'
import type { Key, Mandate, MandateId } from '../../../../contracts/party/party.ts'
import {
  type PolicyBody,
  SET_POLICY_CLASS,
  setPolicy,
} from '../../../../contracts/party/set-policy.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits, text } from '../../engine/act/body.ts'
import { readKey } from './read-party.ts'
import { lockParty, parties } from './tables.ts'

export const setPolicyAct: Act<PolicyBody, PolicySet, void> = {
  name: 'party.set-policy',
  class: SET_POLICY_CLASS,
  body: z.strictObject({
    singleLimit: minorUnits,
    representativeLimit: minorUnits,
    dailyLimit: minorUnits.optional(),
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, _body, party) => await lockParty(client, party),
  },
  decide: (body, _view, context, state) => setPolicy(state, body, context),
}

type GiveMandate = Omit<Mandate, 'party'>

/** Mandates are for acts of value. */
export const giveMandateAct: Act<GiveMandate, MandateGiven, { key: Key | null }> = {
  name: 'party.give-mandate',
  class: GIVE_MANDATE_CLASS,
  body: z.strictObject({
    id: id('mdt'),
    key: id('key'),
    act: text,
    limit: minorUnits,
    until: businessDate,
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { key }, party) => {
      await lockParty(client, party)
      return { key: await readKey(client, key) }
    },
  },
  decide: (body, view, context, { key }) => {
    const { policy } = view.get(parties, context.party)!
    return giveMandate({ key, policy, actClass: context.classOf(body.act) }, body, context)
  },
}

export const withdrawMandateAct: Act<
  { id: MandateId },
  MandateWithdrawn,
  { mandate: Mandate | null }
> = {
  name: 'party.withdraw-mandate',
  class: WITHDRAW_MANDATE_CLASS,
  body: z.strictObject({ id: id('mdt') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { id }, party) => {
      await lockParty(client, party)
      return { mandate: await readMandate(client, id) }
    },
  },
  decide: (body, _view, context, state) => withdrawMandate(state, body, context),
}

async function readMandate(client: Transaction, id: MandateId): Promise<Mandate | null> {
  const { rows } = await client.query<MandateRow>(
    `select party, key, act, limit_minor, until from ledger.mandate
      where id = $1 and ended_by is null ${locking(client, 'for update')}`,
    [idNumber(id)],
  )
  const [row] = rows
  if (!row) return null
  const { act, until, limit_minor: limit } = row
  return { id, party: idOf('pty', row.party), key: idOf('key', row.key), act, limit, until }
}

interface MandateRow {
  party: bigint
  key: bigint
  act: string
  limit_minor: bigint
  until: Mandate['until']
}
