import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  DepositRequested,
  DepositWithdrawn,
  GoodsMeasured,
  GoodsReceived,
  ReceiptIssued,
  ShortfallFound,
} from '../../../../contracts/receipt/facts.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'
import { insertTerm } from './write-terms.ts'

/** Rows of lots: goods move by the truck, so one statement a fact is quick enough. */
export async function insertLots(
  client: Locked,
  requested: readonly FactOfEntry<DepositRequested>[],
) {
  for (const { fact, entry } of requested)
    await client.query(
      `insert into ledger.lot (id, keeper, depositor, commodity, declared_units, packing, marks,
                               ownership_kind, ownership_issuer, ownership_number,
                               ownership_name, authority, claims, requested_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[fact.lot, fact.keeper, fact.depositor, fact.commodity.id].map(idNumber),
        ...[fact.declared, fact.packing, fact.marks],
        ...[fact.ownership.kind, fact.ownership.issuer, fact.ownership.number],
        ...[fact.ownershipName, fact.authority, fact.claims, entry],
      ],
    )
}

export async function withdrawLots(
  client: Locked,
  withdrawn: readonly FactOfEntry<DepositWithdrawn>[],
) {
  await client.query(
    `update ledger.lot l set status = 'withdrawn', withdrawn_by = u.e
       from unnest($1::bigint[], $2::bigint[]) u (i, e) where l.id = u.i`,
    [
      numberArray(withdrawn.map(w => idNumber(w.fact.lot))),
      numberArray(withdrawn.map(w => w.entry)),
    ],
  )
}

/** Readings come in numbers: all of a group in one statement. */
export async function insertMeasurements(
  client: Locked,
  measured: readonly FactOfEntry<GoodsMeasured>[],
) {
  await client.query(
    `insert into ledger.measurement (id, lot, purpose, unit, gross_units, tare_units, device,
                                     calibration, taken_at, party, entry)
     select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[],
                          $6::bigint[], $7::text[], $8::text[], $9::timestamptz[], $10::bigint[],
                          $11::bigint[])`,
    [
      measured.map(m => idNumber(m.fact.measurement)),
      measured.map(m => idNumber(m.fact.lot)),
      measured.map(m => m.fact.purpose),
      measured.map(m => m.fact.unit),
      measured.map(m => m.fact.gross),
      measured.map(m => m.fact.tare),
      measured.map(m => m.fact.device),
      measured.map(m => m.fact.calibration),
      measured.map(m => m.fact.takenAt),
      measured.map(m => idNumber(m.party)),
      measured.map(m => m.entry),
    ],
  )
}

export async function insertShortfalls(
  client: Locked,
  found: readonly FactOfEntry<ShortfallFound>[],
) {
  for (const { fact, entry } of found)
    await client.query(
      `insert into ledger.shortfall (measurement, lot, booked_units, counted_units, entry)
       values ($1, $2, $3, $4, $5)`,
      [idNumber(fact.measurement), idNumber(fact.lot), fact.booked, fact.counted, entry],
    )
  await client.query(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     select 'goods_are_short', 'alarm', k, l,
            jsonb_build_object('entry', e::text, 'booked', b::text, 'counted', c::text)
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
            u (k, l, e, b, c)`,
    [
      found.map(f => idNumber(f.fact.keeper)),
      found.map(f => idNumber(f.fact.lot)),
      found.map(f => f.entry),
      found.map(f => f.fact.booked),
      found.map(f => f.fact.counted),
    ],
  )
}

export async function receiveLots(client: Locked, received: readonly FactOfEntry<GoodsReceived>[]) {
  for (const { fact, entry } of received) {
    await client.query(
      'update ledger.measurement set counted_by = $2 where id = any($1::bigint[])',
      [numberArray(fact.weighings.map(idNumber)), entry],
    )
    await client.query(
      `update ledger.lot
          set status = 'received', place = $2, exclusive = $3, inspector = $4,
              weighed_units = $5, accepted_units = $6, grade = $7, certificate = $8,
              received_by = $9, good_until = $10
        where id = $1`,
      [
        ...[idNumber(fact.lot), idNumber(fact.place), fact.placeKind === 'exclusive'],
        ...[idNumber(fact.inspector), fact.weighed, fact.accepted],
        ...[fact.grade, fact.certificate, entry, fact.goodUntil],
      ],
    )
  }
}

export async function insertReceipts(
  client: Locked,
  issued: readonly FactOfEntry<ReceiptIssued>[],
) {
  for (const { fact, entry, wait } of issued) {
    await client.query(
      `insert into ledger.receipt (id, lot, keeper, depositor, place, exclusive, number, unit,
                                   quantity, stored_until, fee, insurer, policy, insured_minor,
                                   insurance_currency, insured_until, issued_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        ...[fact.receipt, fact.lot, fact.keeper, fact.depositor, fact.place].map(idNumber),
        ...[fact.placeKind === 'exclusive', fact.number, fact.unit, fact.quantity],
        ...[fact.storedUntil, fact.fee],
        ...[fact.insurance?.insurer ?? null, fact.insurance?.policy ?? null],
        ...[fact.insurance?.sum ?? null, fact.insurance?.currency ?? null],
        ...[fact.insurance?.until ?? null, entry],
      ],
    )
    await insertTerm(client, fact, entry, wait)
  }
}
