import type { PoolClient } from 'pg'
import type { DebtorMark, DebtorStanding } from '../../../../contracts/debtor/debtor-standing.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Signer } from '../../../../contracts/party/authorise.ts'
import type { Mandate } from '../../../../contracts/party/mandate.ts'
import type { Party } from '../../../../contracts/party/party.ts'
import type { StandingAcceptance } from '../../../../contracts/title/standing-acceptance.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import type { EnrolledParty } from '../../engine/view/view.ts'

/** Who signs: the status of key and user holds until this transaction ends. */
export async function loadSigners(
  client: PoolClient,
  keys: readonly KeyId[],
): Promise<Map<KeyId, Signer>> {
  const { rows } = await client.query(
    `select k.id, k.party, k.user_id, k.custody, u.person, u.duty, u.representative,
            k.revoked_by is not null or u.ended_by is not null as revoked
       from ledger.key k join ledger.party_user u on u.id = k.user_id
      where k.id = any($1::bigint[]) order by k.id for share of k, u`,
    [keys.map(idNumber)],
  )
  return new Map(
    rows.map(row => [
      idOf('key', row.id),
      {
        key: idOf('key', row.id),
        party: idOf('pty', row.party),
        user: idOf('usr', row.user_id),
        person: idOf('psn', row.person),
        duty: row.duty,
        representative: row.representative,
        custody: row.custody,
        revoked: row.revoked,
      },
    ]),
  )
}

export async function loadMandates(
  client: PoolClient,
  keys: readonly KeyId[],
): Promise<readonly Mandate[]> {
  const { rows } = await client.query(
    `select id, party, key, act, limit_minor, until from ledger.mandate
      where key = any($1::bigint[]) and ended_by is null`,
    [keys.map(idNumber)],
  )
  return rows.map(row => ({
    id: idOf('mdt', row.id),
    party: idOf('pty', row.party),
    key: idOf('key', row.key),
    act: row.act,
    limit: row.limit_minor,
    until: row.until,
  }))
}

/**
 * Parties with their policy and standing acceptances; their status holds to the end. What they have
 * signed alone today may grow beside us: what is added is looked at again when it is written.
 */
export async function loadParties(
  client: PoolClient,
  ids: readonly PartyId[],
): Promise<Map<PartyId, EnrolledParty>> {
  const numbers = ids.map(idNumber)
  const { rows } = await client.query(
    `select p.id, p.roles, p.size_class, p.status, p.single_limit_minor,
            p.representative_limit_minor, p.daily_limit_minor,
            coalesce(s.amount_minor, 0) as single_signed
       from ledger.party p
       left join ledger.single_signed s
         on s.party = p.id and s.date = ${BUSINESS_DATE}
      where p.id = any($1::bigint[]) order by p.id for share of p`,
    [numbers],
  )
  const standing = Map.groupBy(await loadStandingAcceptances(client, numbers), s => s.party)
  return new Map(
    rows.map(row => {
      const id = idOf('pty', row.id)
      const party: Party = {
        id,
        status: row.status,
        roles: new Set(row.roles),
        size: row.size_class,
      }
      const policy = {
        singleLimit: row.single_limit_minor,
        representativeLimit: row.representative_limit_minor,
        dailyLimit: row.daily_limit_minor,
      }
      const { single_signed: singleSigned } = row
      return [id, { party, policy, singleSigned, standingAcceptances: standing.get(id) ?? [] }]
    }),
  )
}

async function loadStandingAcceptances(
  client: PoolClient,
  parties: readonly bigint[],
): Promise<StandingAcceptance[]> {
  const { rows } = await client.query(
    `select id, party, from_party, limit_minor, until from ledger.standing_acceptance
      where party = any($1::bigint[]) and ended_by is null`,
    [parties],
  )
  return rows.map(row => ({
    id: idOf('sta', row.id),
    party: idOf('pty', row.party),
    from: row.from_party === null ? null : idOf('pty', row.from_party),
    limit: row.limit_minor,
    until: row.until,
  }))
}

/** What is asked of debtors before anything new is issued on them. */
export async function loadDebtorStandings(
  client: PoolClient,
  debtors: readonly PartyId[],
): Promise<Map<PartyId, DebtorStanding>> {
  if (debtors.length === 0) return new Map()
  const numbers = debtors.map(idNumber)
  const unpaid = await client.query<{ debtor: bigint; due_on: BusinessDate }>(
    `select debtor, min(due_on) as due_on from ledger.receivable
      where debtor = any($1::bigint[]) and status = 'issued' group by debtor`,
    [numbers],
  )
  const marks = await client.query<{ party: bigint } & DebtorMark>(
    'select party, kind, since, until from ledger.debtor_mark where party = any($1::bigint[])',
    [numbers],
  )
  const oldest = new Map(unpaid.rows.map(row => [row.debtor, row.due_on]))
  const marksOf = Map.groupBy(marks.rows, mark => mark.party)
  return new Map(
    debtors.map(id => {
      const number = idNumber(id)
      return [
        id,
        { oldestUnpaidDueOn: oldest.get(number) ?? null, marks: marksOf.get(number) ?? [] },
      ]
    }),
  )
}
