import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  FinancingRegistered,
  HitsJudged,
  RegisterSearched,
  RegistrationChanged,
  RegistrationDischarged,
  RegistrationExpired,
  RegistrationExtended,
} from '../../../../contracts/registration/facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** A search with what it found; rare, so one statement a fact. */
export async function insertSearches(
  client: Locked,
  searched: readonly FactOfEntry<RegisterSearched>[],
): Promise<void> {
  for (const { fact, entry } of searched) {
    const { financing, lender, searchedAt, certificate, hits } = fact
    const search = idNumber(fact.search)
    await client.query(
      `insert into ledger.register_search (id, financing, lender, searched_at, certificate,
                                           recorded_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [search, idNumber(financing), idNumber(lender), searchedAt, certificate, entry],
    )
    await client.query(
      `insert into ledger.register_hit (search, place, number, secured_party, registered_at)
       select $1, place - 1, number, secured_party, registered_at
         from unnest($2::text[], $3::text[], $4::timestamptz[])
              with ordinality u (number, secured_party, registered_at, place)`,
      [
        search,
        hits.map(({ number }) => number),
        hits.map(({ securedParty }) => securedParty),
        hits.map(({ registeredAt }) => registeredAt),
      ],
    )
  }
}

export async function writeVerdicts(
  client: Locked,
  judged: readonly FactOfEntry<HitsJudged>[],
): Promise<void> {
  for (const { fact, entry } of judged)
    await client.query(
      `update ledger.register_search set verdict = $2, reason = $3, judged_by = $4 where id = $1`,
      [idNumber(fact.search), fact.verdict, fact.reason, entry],
    )
}

export async function insertRegistrations(
  client: Locked,
  registered: readonly FactOfEntry<FinancingRegistered>[],
): Promise<void> {
  for (const { fact, entry, wait } of registered) {
    const { registration, financing, lender, number, registeredAt, until, certificate } = fact
    await client.query(
      `insert into ledger.registration (id, financing, lender, number, registered_at, until,
                                        certificate, wait, registered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[idNumber(registration), idNumber(financing), idNumber(lender), number, registeredAt],
        ...[until, certificate, idNumber(wait!), entry],
      ],
    )
  }
}

/** An extension moves the end, and the wait with it. */
export async function writeExtended(
  client: Locked,
  extended: readonly FactOfEntry<RegistrationExtended>[],
): Promise<void> {
  for (const { fact, entry, wait } of extended) {
    await client.query('update ledger.registration set until = $2, wait = $3 where id = $1', [
      ...[idNumber(fact.registration), fact.until, idNumber(wait!)],
    ])
    await insertChange(client, fact, entry, 'extended')
  }
}

export async function insertChanges(
  client: Locked,
  changed: readonly FactOfEntry<RegistrationChanged>[],
): Promise<void> {
  for (const { fact, entry } of changed) await insertChange(client, fact, entry, 'changed')
}

export async function endRegistrations(
  client: Locked,
  ended: readonly FactOfEntry<RegistrationDischarged | RegistrationExpired>[],
): Promise<void> {
  for (const { fact, entry } of ended) {
    const discharged = fact.type === 'registration.discharged.v1'
    await client.query('update ledger.registration set status = $2, ended_by = $3 where id = $1', [
      idNumber(fact.registration),
      discharged ? 'discharged' : 'expired',
      entry,
    ])
    if (discharged) await insertChange(client, fact, entry, 'discharged')
  }
}

type Amendment = RegistrationExtended | RegistrationChanged | RegistrationDischarged

async function insertChange(
  client: Locked,
  fact: Amendment,
  entry: bigint,
  kind: 'extended' | 'changed' | 'discharged',
): Promise<void> {
  await client.query(
    `insert into ledger.registration_change (entry, registration, lender, kind, done_at, until,
                                             words, certificate)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[entry, idNumber(fact.registration), idNumber(fact.lender), kind, fact.doneAt],
      fact.type === 'registration.extended.v1' ? fact.until : null,
      readWords(fact),
      fact.certificate,
    ],
  )
}

function readWords(fact: Amendment): string | null {
  if (fact.type === 'registration.changed.v1') return fact.words
  return fact.type === 'registration.discharged.v1' ? fact.reason : null
}
