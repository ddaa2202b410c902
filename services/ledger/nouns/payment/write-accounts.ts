import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { LastStatement } from '../../../../contracts/payment/account.ts'
import type {
  AccountClosed,
  AccountConfirmed,
  AccountRegistered,
  StatementConfirmed,
  StatementRecorded,
} from '../../../../contracts/payment/facts.ts'
import { decode } from '../../../platform/jws/jws.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

export async function insertAccounts(
  client: Locked,
  registered: readonly FactOfEntry<AccountRegistered>[],
): Promise<void> {
  for (const { fact, entry } of registered) {
    const { alg, publicKey } = fact.statementKey
    await client.query(
      `insert into ledger.account (id, holder, number, bank, name, town, country, currency,
                                   key_alg, statement_key, registered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[idNumber(fact.account), idNumber(fact.holder), fact.number, fact.bank, fact.name],
        ...[fact.town, fact.country, fact.currency, alg, decode(publicKey), entry],
      ],
    )
  }
}

export async function writeConfirmed(
  client: Locked,
  confirmed: readonly FactOfEntry<AccountConfirmed>[],
): Promise<void> {
  for (const { fact, entry } of confirmed)
    await client.query(
      `update ledger.account set status = 'confirmed', confirmed_by = $2, usable_on = $3
        where id = $1`,
      [idNumber(fact.account), entry, fact.usableOn],
    )
}

export async function writeClosed(
  client: Locked,
  closed: readonly FactOfEntry<AccountClosed>[],
): Promise<void> {
  for (const { fact, entry } of closed)
    await client.query(
      `update ledger.account set status = 'closed', closed_by = $2 where id = $1`,
      [idNumber(fact.account), entry],
    )
}

/** A statement with all that it tells; what it proves for the first time says so. */
export async function insertStatements(
  client: Locked,
  recorded: readonly FactOfEntry<StatementRecorded>[],
): Promise<void> {
  for (const { fact, entry } of recorded) {
    const account = idNumber(fact.account)
    await client.query(
      `insert into ledger.statement (entry, account, digest, kind, named, number, opening_minor,
                                     closing_minor, signed, proven_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $9 then $1::bigint end)`,
      [
        ...[entry, account, fact.digest, fact.kind, fact.named, fact.number, fact.opening],
        ...[fact.closing, fact.signed],
      ],
    )
    await insertEntries(client, account, fact, entry)
    await noteLast(client, account, fact.last)
  }
}

async function insertEntries(
  client: Locked,
  account: bigint,
  { entries, proves }: StatementRecorded,
  entry: bigint,
) {
  await client.query(
    `insert into ledger.statement_entry (told_by, account, reference, side, currency, amount_minor,
                                         booked_on, end_to_end_id, remittance, counterpart,
                                         returned, proven_by)
     select $1, $2, u.*, case when u.reference = any($3::text[]) then $1::bigint end
       from unnest($4::text[], $5::text[], $6::text[], $7::bigint[], $8::date[], $9::text[],
                   $10::text[], $11::text[], $12::boolean[])
            u (reference, side, currency, amount, booked_on, end_to_end_id, remittance,
               counterpart, returned)`,
    [
      ...[entry, account, proves],
      entries.map(one => one.id),
      entries.map(one => one.side),
      entries.map(one => one.currency),
      entries.map(one => one.amount),
      entries.map(one => one.bookedOn),
      entries.map(one => one.endToEndId),
      entries.map(one => one.reference),
      entries.map(one => one.counterpart),
      entries.map(one => one.returned),
    ],
  )
}

export async function writeProven(
  client: Locked,
  confirmed: readonly FactOfEntry<StatementConfirmed>[],
): Promise<void> {
  for (const { fact, entry } of confirmed) {
    await client.query('update ledger.statement set proven_by = $2 where entry = $1', [
      fact.recordedBy,
      entry,
    ])
    await client.query(
      `update ledger.statement_entry set proven_by = $2
        where told_by = $1 and reference = any($3::text[])`,
      [fact.recordedBy, entry, fact.proves],
    )
    await noteLast(client, idNumber(fact.account), fact.last)
  }
}

async function noteLast(client: Locked, account: bigint, last: LastStatement | null) {
  if (last === null) return
  await client.query(
    'update ledger.account set last_number = $2, last_closing_minor = $3 where id = $1',
    [account, last.number, last.closing],
  )
}
