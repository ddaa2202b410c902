import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Signer } from '../../../../contracts/party/authorise.ts'
import type { Mandate, Party, PartyRole, Policy } from '../../../../contracts/party/party.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, locksNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'

export interface EnrolledParty {
  readonly party: Party
  readonly policy: Policy
  /** Minor units that one signature each sufficed for on this business date, before this group. */
  readonly singleSigned: bigint
}

export const signers = defineState<KeyId, Signer>('signers')
export const mandates = defineState<KeyId, readonly Mandate[]>('mandates')
export const parties = defineState<PartyId, EnrolledParty>('parties')

/** Keys with their users: their status holds until this transaction ends. */
export const SIGNERS: Table<KeyId> = {
  name: 'signers',
  order: 100,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, keys, view) => {
    const { rows } = await client.query<SignerRow>(
      `select k.id, k.party, k.user_id, k.custody, u.person, u.duty, u.representative,
              k.revoked_by is not null or u.ended_by is not null as revoked
         from ledger.key k join ledger.party_user u on u.id = k.user_id
        where k.id = any($1::bigint[]) order by k.id
        ${locking(client, 'for share of k, u')}`,
      [uniqueNumbers(keys)],
    )
    for (const row of rows) {
      const key = idOf('key', row.id)
      view.set(signers, key, {
        key,
        party: idOf('pty', row.party),
        user: idOf('usr', row.user_id),
        person: idOf('psn', row.person),
        duty: row.duty,
        representative: row.representative,
        custody: row.custody,
        revoked: row.revoked,
      })
    }
  },
}

/** Mandates of keys that have not been withdrawn. */
export const MANDATES: Table<KeyId> = {
  name: 'mandates',
  order: 110,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, keys, view) => {
    const { rows } = await client.query<MandateRow>(
      `select id, party, key, act, limit_minor, until from ledger.mandate
        where key = any($1::bigint[]) and ended_by is null`,
      [uniqueNumbers(keys)],
    )
    const all: Mandate[] = rows.map(row => ({
      id: idOf('mdt', row.id),
      party: idOf('pty', row.party),
      key: idOf('key', row.key),
      act: row.act,
      limit: row.limit_minor,
      until: row.until,
    }))
    for (const [key, given] of Map.groupBy(all, mandate => mandate.key))
      view.set(mandates, key, given)
  },
}

/**
 * Parties with their policy; their status holds to the end. What one signature sufficed for today
 * may grow beside us: what is added is looked at again when it is written.
 */
export const PARTIES: Table<PartyId> = {
  name: 'parties',
  order: 120,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<PartyRecord>(
      `select p.id, p.roles, p.size_class, p.status, p.single_limit_minor,
              p.representative_limit_minor, p.daily_limit_minor,
              coalesce(s.amount_minor, 0) as single_signed
         from ledger.party p
         left join ledger.single_signed s
           on s.party = p.id and s.date = ${BUSINESS_DATE}
        where p.id = any($1::bigint[]) order by p.id
        ${locking(client, 'for share of p')}`,
      [uniqueNumbers(ids)],
    )
    for (const row of rows) {
      const id = idOf('pty', row.id)
      view.set(parties, id, {
        party: { id, status: row.status, roles: new Set(row.roles), size: row.size_class },
        policy: {
          singleLimit: row.single_limit_minor,
          representativeLimit: row.representative_limit_minor,
          dailyLimit: row.daily_limit_minor,
        },
        singleSigned: row.single_signed,
      })
    }
  },
}

/** Locks one party for its own change: whoever moves value for it waits. */
export async function lockParty(client: Transaction, id: PartyId): Promise<void> {
  await client.query(`select from ledger.party where id = $1 ${locking(client, 'for update')}`, [
    idNumber(id),
  ])
}

function uniqueNumbers(ids: readonly string[]): bigint[] {
  return [...new Set(ids)].map(idNumber)
}

interface PartyRecord {
  id: bigint
  roles: PartyRole[]
  size_class: Party['size']
  status: Party['status']
  single_limit_minor: bigint
  representative_limit_minor: bigint
  daily_limit_minor: bigint
  single_signed: bigint
}

interface SignerRow {
  id: bigint
  party: bigint
  user_id: bigint
  custody: boolean
  person: bigint
  duty: Signer['duty']
  representative: boolean
  revoked: boolean
}

interface MandateRow {
  id: bigint
  party: bigint
  key: bigint
  act: string
  limit_minor: bigint
  until: BusinessDate
}
