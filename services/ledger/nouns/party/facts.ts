import type { DebtorFact } from '../../../../contracts/debtor/facts.ts'
import type { Fact } from '../../../../contracts/kernel/fact.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type {
  KeyEnrolled,
  MandateGiven,
  PartyEnrolled,
  PartyFact,
  StandingInstructionGiven,
  UserAdded,
} from '../../../../contracts/party/facts.ts'
import type { Locked } from '../../engine/locked.ts'
import {
  appliesNothing,
  type FactRule,
  type FactRules,
  makesNothing,
  noChains,
} from '../../engine/noun/noun.ts'

/** Rows of parties, users, keys, policies, mandates and marks; rare, so one statement a fact. */
export const partyFacts: FactRules<PartyFact | DebtorFact> = {
  'party.enrolled.v1': ofParty(insertParty, ({ party }) => [party]),
  'party.user-added.v1': ofParty(insertUser, ({ user }) => [user]),
  'party.user-ended.v1': ofParty(async (client, { user }, entry) => {
    await client.query('update ledger.party_user set ended_by = $2 where id = $1', [
      idNumber(user),
      entry,
    ])
  }),
  'party.key-enrolled.v1': {
    chains: ({ party, key }) => [party, key],
    apply: appliesNothing,
    makes: ({ key }) => [key],
    write: eachFact(insertKey),
  },
  'party.key-revoked.v1': {
    chains: ({ party, key }) => [party, key],
    apply: appliesNothing,
    makes: makesNothing,
    write: eachFact(async (client, { key }, entry) => {
      await client.query('update ledger.key set revoked_by = $2 where id = $1', [
        idNumber(key),
        entry,
      ])
    }),
  },
  'party.policy-set.v1': ofParty(async (client, fact) => {
    await client.query(
      `update ledger.party set single_limit_minor = $2, representative_limit_minor = $3,
              daily_limit_minor = $4 where id = $1`,
      [idNumber(fact.party), fact.singleLimit, fact.representativeLimit, fact.dailyLimit],
    )
  }),
  'party.suspended.v1': ofParty(setStatus),
  'party.reinstated.v1': ofParty(setStatus),
  'party.mandate-given.v1': {
    chains: ({ party, key }) => [party, key],
    apply: appliesNothing,
    makes: ({ id }) => [id],
    write: eachFact(insertMandate),
  },
  'party.mandate-withdrawn.v1': ofParty(async (client, { id }, entry) => {
    await client.query('update ledger.mandate set ended_by = $2 where id = $1', [
      idNumber(id),
      entry,
    ])
  }),
  'party.standing-instruction-given.v1': ofParty(insertInstruction, ({ id }) => [id]),
  'party.standing-instruction-withdrawn.v1': ofParty(async (client, { id }, entry) => {
    await client.query('update ledger.standing_instruction set ended_by = $2 where id = $1', [
      idNumber(id),
      entry,
    ])
  }),
  'party.debtor-marked.v1': {
    chains: noChains,
    apply: appliesNothing,
    makes: ({ id }) => [id],
    write: eachFact(async (client, { id, debtor, kind, since }, entry) => {
      await client.query(
        `insert into ledger.debtor_mark (id, party, kind, since, marked_by)
         values ($1, $2, $3, $4, $5)`,
        [idNumber(id), idNumber(debtor), kind, since, entry],
      )
    }),
  },
  'party.debtor-mark-ended.v1': {
    chains: noChains,
    apply: appliesNothing,
    makes: makesNothing,
    write: eachFact(async (client, { id, until }) => {
      await client.query('update ledger.debtor_mark set until = $2 where id = $1', [
        idNumber(id),
        until,
      ])
    }),
  },
}

type Write<Of extends Fact> = (client: Locked, fact: Of, entry: EntryNumber) => Promise<void>

/** The rule of a fact that extends its party's chain and writes its own row. */
function ofParty<Of extends Extract<PartyFact, { readonly party: unknown }>>(
  write: Write<Of>,
  makes: FactRule<Of>['makes'] = makesNothing,
): FactRule<Of> {
  return { chains: ({ party }) => [party], apply: appliesNothing, makes, write: eachFact(write) }
}

function eachFact<Of extends Fact>(write: Write<Of>): FactRule<Of>['write'] {
  return async (client, facts) => {
    for (const { fact, entry } of facts) await write(client, fact, entry)
  }
}

async function setStatus(
  client: Locked,
  { party, status }: Extract<PartyFact, { readonly status: unknown }>,
): Promise<void> {
  await client.query('update ledger.party set status = $2 where id = $1', [idNumber(party), status])
}

async function insertParty(client: Locked, fact: PartyEnrolled, entry: EntryNumber) {
  const { party, code, codeKind, name, roles, size } = fact
  await client.query(
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [idNumber(party), code, codeKind, name, roles, size, entry],
  )
}

/** A person who is known keeps the id under which it is known, whatever the enrolment says. */
async function insertUser(client: Locked, fact: UserAdded, entry: EntryNumber) {
  const { user, party, person, identity, duty, representative } = fact
  const digest = Buffer.from(identity, 'base64url')
  await client.query(
    'insert into ledger.person (id, identity) values ($1, $2) on conflict (identity) do nothing',
    [idNumber(person), digest],
  )
  await client.query(
    `insert into ledger.party_user (id, party, person, duty, representative, added_by)
     select $1, $2, p.id, $4, $5, $6 from ledger.person p where p.identity = $3`,
    [idNumber(user), idNumber(party), digest, duty, representative, entry],
  )
}

async function insertKey(client: Locked, fact: KeyEnrolled, entry: EntryNumber) {
  const { key, user, party, alg, publicKey, custody, machine } = fact
  await client.query(
    `insert into ledger.key (id, user_id, party, alg, public_key, custody, machine,
                             enrolled_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      idNumber(key),
      idNumber(user),
      idNumber(party),
      alg,
      Buffer.from(publicKey, 'base64url'),
      custody,
      machine,
      entry,
    ],
  )
}

async function insertMandate(client: Locked, fact: MandateGiven, entry: EntryNumber) {
  const { id, party, key, act, limit, until } = fact
  await client.query(
    `insert into ledger.mandate (id, party, key, act, limit_minor, until, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [idNumber(id), idNumber(party), idNumber(key), act, limit, until, entry],
  )
}

async function insertInstruction(
  client: Locked,
  { id, party, scope, limit, until }: StandingInstructionGiven,
  entry: EntryNumber,
) {
  await client.query(
    `insert into ledger.standing_instruction (id, party, scope, limit_units, until, granted_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [idNumber(id), idNumber(party), scope, limit, until, entry],
  )
}
