import type { PoolClient } from 'pg'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type {
  DebtorMarked,
  KeyEnrolled,
  MandateGiven,
  PartyEnrolled,
  PartyFact,
  UserAdded,
} from '../../../../contracts/party/facts.ts'
import type { LedgerFact } from '../../engine/act/fact.ts'

/** Rows of parties, users, keys, policies, mandates and marks; rare, so one statement a fact. */
export async function writeParties(
  client: PoolClient,
  facts: readonly LedgerFact[],
  entry: EntryNumber,
): Promise<void> {
  for (const fact of facts)
    if (fact.type.startsWith('party.')) await writeFact(client, fact as PartyFact, entry)
}

async function writeFact(client: PoolClient, fact: PartyFact, entry: EntryNumber): Promise<void> {
  switch (fact.type) {
    case 'party.enrolled.v1':
      return await insertParty(client, fact, entry)
    case 'party.user-added.v1':
      return await insertUser(client, fact, entry)
    case 'party.key-enrolled.v1':
      return await insertKey(client, fact, entry)
    case 'party.mandate-given.v1':
      return await insertMandate(client, fact, entry)
    case 'party.debtor-marked.v1': {
      const { id, debtor, kind, since } = fact
      return await run(
        client,
        `insert into ledger.debtor_mark (id, party, kind, since, marked_by)
         values ($1, $2, $3, $4, $5)`,
        [idNumber(id), idNumber(debtor), kind, since, entry],
      )
    }
    default:
      return await changeRow(client, fact, entry)
  }
}

type Change = Exclude<
  PartyFact,
  PartyEnrolled | UserAdded | KeyEnrolled | MandateGiven | DebtorMarked
>

async function changeRow(client: PoolClient, fact: Change, entry: EntryNumber): Promise<void> {
  const [statement, values] = changeOf(fact, entry)
  await run(client, statement, values)
}

function changeOf(fact: Change, entry: EntryNumber): [statement: string, values: unknown[]] {
  switch (fact.type) {
    case 'party.suspended.v1':
    case 'party.reinstated.v1':
      return [
        'update ledger.party set status = $2 where id = $1',
        [idNumber(fact.party), fact.status],
      ]
    case 'party.user-ended.v1':
      return [
        'update ledger.party_user set ended_by = $2 where id = $1',
        [idNumber(fact.user), entry],
      ]
    case 'party.key-revoked.v1':
      return ['update ledger.key set revoked_by = $2 where id = $1', [idNumber(fact.key), entry]]
    case 'party.policy-set.v1':
      return [
        `update ledger.party set single_limit_minor = $2, representative_limit_minor = $3,
                daily_limit_minor = $4 where id = $1`,
        [idNumber(fact.party), fact.singleLimit, fact.representativeLimit, fact.dailyLimit],
      ]
    case 'party.mandate-withdrawn.v1':
      return ['update ledger.mandate set ended_by = $2 where id = $1', [idNumber(fact.id), entry]]
    case 'party.debtor-mark-ended.v1':
      return [
        'update ledger.debtor_mark set until = $2 where id = $1',
        [idNumber(fact.id), fact.until],
      ]
  }
}

async function insertParty(client: PoolClient, fact: PartyEnrolled, entry: EntryNumber) {
  const { party, code, codeKind, name, roles, size } = fact
  await run(
    client,
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [idNumber(party), code, codeKind, name, roles, size, entry],
  )
}

/** A person who is known keeps the id under which it is known, whatever the enrolment says. */
async function insertUser(client: PoolClient, fact: UserAdded, entry: EntryNumber) {
  const { user, party, person, identity, duty, representative } = fact
  const digest = Buffer.from(identity, 'base64url')
  await run(
    client,
    'insert into ledger.person (id, identity) values ($1, $2) on conflict (identity) do nothing',
    [idNumber(person), digest],
  )
  await run(
    client,
    `insert into ledger.party_user (id, party, person, duty, representative, added_by)
     select $1, $2, p.id, $4, $5, $6 from ledger.person p where p.identity = $3`,
    [idNumber(user), idNumber(party), digest, duty, representative, entry],
  )
}

async function insertKey(client: PoolClient, fact: KeyEnrolled, entry: EntryNumber) {
  const { key, user, party, alg, publicKey, custody } = fact
  await run(
    client,
    `insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[idNumber(key), idNumber(user), idNumber(party), alg],
      ...[Buffer.from(publicKey, 'base64url'), custody, entry],
    ],
  )
}

async function insertMandate(client: PoolClient, fact: MandateGiven, entry: EntryNumber) {
  const { id, party, key, act, limit, until } = fact
  await run(
    client,
    `insert into ledger.mandate (id, party, key, act, limit_minor, until, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [idNumber(id), idNumber(party), idNumber(key), act, limit, until, entry],
  )
}

async function run(client: PoolClient, statement: string, values: unknown[]): Promise<void> {
  await client.query(statement, values)
}
