import type { PoolClient } from 'pg'
import * as z from 'zod'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import {
  type GiveMandateState,
  giveMandate,
  type Mandate,
  type MandateId,
  withdrawMandate,
} from '../../../../contracts/party/mandate.ts'
import type { Key } from '../../../../contracts/party/party.ts'
import { type PolicyBody, setPolicy } from '../../../../contracts/party/set-policy.ts'
import {
  type GiveStandingAcceptance,
  giveStandingAcceptance,
  withdrawStandingAcceptance,
} from '../../../../contracts/title/give-standing-acceptance.ts'
import type {
  StandingAcceptance,
  StandingAcceptanceId,
} from '../../../../contracts/title/standing-acceptance.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits, text } from '../../engine/act/body.ts'
import { writeStandingAcceptances } from '../receivable/write-standing-acceptances.ts'
import { lockParty, readKey } from './read-party.ts'
import { writeParties } from './write-parties.ts'

export const setPolicyAct: Act<PolicyBody, void> = {
  name: 'party.set-policy',
  class: 'governance',
  body: z.strictObject({
    singleLimit: minorUnits,
    representativeLimit: minorUnits,
    dailyLimit: minorUnits.optional(),
  }),
  amount: () => 0n,
  reads: () => ({}),
  exclusive: {
    load: async (client, _body, party) => await lockParty(client, party),
    write: writeParties,
  },
  decide: (body, _view, context, state) => setPolicy(state, body, context),
}

type GiveMandate = Omit<Mandate, 'party'>

/** Mandates are for acts of value; the names of those acts are given by the table of all acts. */
export function giveMandateAct(
  classOf: (act: string) => GiveMandateState['actClass'],
): Act<GiveMandate, { key: Key | null }> {
  return {
    name: 'party.give-mandate',
    class: 'governance',
    body: z.strictObject({
      id: id('mdt'),
      key: id('key'),
      act: text,
      limit: minorUnits,
      until: businessDate,
    }),
    amount: () => 0n,
    reads: () => ({}),
    exclusive: {
      load: async (client, { key }, party) => {
        await lockParty(client, party)
        return { key: await readKey(client, key) }
      },
      write: writeParties,
    },
    decide: (body, view, context, { key }) => {
      const { policy } = view.parties.get(context.party)!
      return giveMandate({ key, policy, actClass: classOf(body.act) }, body, context)
    },
  }
}

export const withdrawMandateAct: Act<{ id: MandateId }, { mandate: Mandate | null }> = {
  name: 'party.withdraw-mandate',
  class: 'governance',
  body: z.strictObject({ id: id('mdt') }),
  amount: () => 0n,
  reads: () => ({}),
  exclusive: {
    load: async (client, { id }, party) => {
      await lockParty(client, party)
      return { mandate: await readMandate(client, id) }
    },
    write: writeParties,
  },
  decide: (body, _view, context, state) => withdrawMandate(state, body, context),
}

export const giveStandingAcceptanceAct: Act<GiveStandingAcceptance, void> = {
  name: 'receivable.give-standing-acceptance',
  class: 'governance',
  body: z.strictObject({
    id: id('sta'),
    from: id('pty').nullable(),
    limit: minorUnits,
    until: businessDate,
  }),
  amount: () => 0n,
  reads: ({ from }) => ({ parties: from === null ? [] : [from] }),
  exclusive: {
    load: async (client, _body, party) => await lockParty(client, party),
    write: writeStandingAcceptances,
  },
  decide: (body, view, context) => {
    const from = body.from === null ? null : (view.parties.get(body.from)?.party ?? null)
    return giveStandingAcceptance({ from }, body, context)
  },
}

export const withdrawStandingAcceptanceAct: Act<{ id: StandingAcceptanceId }, void> = {
  name: 'receivable.withdraw-standing-acceptance',
  class: 'governance',
  body: z.strictObject({ id: id('sta') }),
  amount: () => 0n,
  reads: () => ({}),
  exclusive: {
    load: async (client, _body, party) => await lockParty(client, party),
    write: writeStandingAcceptances,
  },
  decide: (body, view, context) => {
    const own = view.parties.get(context.party)!.standingAcceptances
    const standing: StandingAcceptance | null = own.find(s => s.id === body.id) ?? null
    return withdrawStandingAcceptance({ standing }, body, context)
  },
}

async function readMandate(client: PoolClient, id: MandateId): Promise<Mandate | null> {
  const { rows } = await client.query(
    `select party, key, act, limit_minor, until from ledger.mandate
      where id = $1 and ended_by is null for update`,
    [idNumber(id)],
  )
  const [row] = rows
  if (!row) return null
  const { act, until, limit_minor: limit } = row
  return { id, party: idOf('pty', row.party), key: idOf('key', row.key), act, limit, until }
}
