import type {
  FacilityCapped,
  FacilityChanged,
  FacilityEnded,
  FacilityFact,
  FacilityGranted,
  FacilityGuaranteed,
  FacilityPaused,
  FacilityResumed,
} from '../../../../contracts/facility/facts.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { Locked } from '../../engine/locked.ts'
import {
  appliesNothing,
  type FactOfEntry,
  type FactRule,
  type FactRules,
  makesNothing,
} from '../../engine/noun/noun.ts'

/** Rows of facilities; rare, so one statement a fact. Acts on them are alone in their groups. */
export const facilityFacts: FactRules<FacilityFact> = {
  'facility.granted.v1': {
    ...{ chains: ofFacility, apply: appliesNothing, write: insertFacilities },
    makes: ({ facility }) => [facility],
  },
  'facility.changed.v1': changes(setLimits),
  'facility.capped.v1': changes(setCaps),
  'facility.paused.v1': changes(setStatuses),
  'facility.resumed.v1': changes(setStatuses),
  'facility.ended.v1': changes(setStatuses),
  'facility.guaranteed.v1': changes(insertGuarantees),
}

function ofFacility({ facility }: FacilityFact): readonly string[] {
  return [facility]
}

/** The rule of a fact about a facility that is there. */
function changes<Of extends FacilityFact>(write: FactRule<Of>['write']): FactRule<Of> {
  return { chains: ofFacility, apply: appliesNothing, makes: makesNothing, write }
}

async function insertFacilities(client: Locked, granted: readonly FactOfEntry<FacilityGranted>[]) {
  for (const { fact, entry } of granted)
    await client.query(
      `insert into ledger.facility (id, lender, scope, subject, within, currency, limit_minor,
                                    begins_on, until, granted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        idNumber(fact.facility),
        idNumber(fact.lender),
        fact.scope,
        fact.subject && idNumber(fact.subject),
        fact.within && idNumber(fact.within),
        fact.currency,
        fact.limit,
        fact.beginsOn,
        fact.until,
        entry,
      ],
    )
}

async function setLimits(client: Locked, changed: readonly FactOfEntry<FacilityChanged>[]) {
  for (const { fact } of changed)
    await client.query('update ledger.facility set limit_minor = $2, until = $3 where id = $1', [
      idNumber(fact.facility),
      fact.limit,
      fact.until,
    ])
}

async function setCaps(client: Locked, capped: readonly FactOfEntry<FacilityCapped>[]) {
  for (const { fact } of capped)
    await client.query(
      'update ledger.facility set cap_share = $2, cap_at_least_minor = $3 where id = $1',
      [idNumber(fact.facility), fact.share, fact.atLeast],
    )
}

async function setStatuses(
  client: Locked,
  set: readonly FactOfEntry<FacilityPaused | FacilityResumed | FacilityEnded>[],
) {
  for (const { fact } of set)
    await client.query('update ledger.facility set status = $2 where id = $1', [
      idNumber(fact.facility),
      fact.status,
    ])
}

async function insertGuarantees(client: Locked, given: readonly FactOfEntry<FacilityGuaranteed>[]) {
  for (const { fact, entry } of given)
    await client.query(
      `insert into ledger.guarantee (entry, facility, guarantor, amount_minor, until, undertaking)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        entry,
        idNumber(fact.facility),
        idNumber(fact.guarantor),
        fact.amount,
        fact.until,
        fact.undertaking,
      ],
    )
}
