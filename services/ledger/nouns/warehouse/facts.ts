import { idNumber } from '../../../../contracts/kernel/id.ts'
import type {
  CommodityListed,
  PlaceOpened,
  SiteOpened,
  WarehouseFact,
} from '../../../../contracts/warehouse/facts.ts'
import type { Locked } from '../../engine/locked.ts'
import { appliesNothing, type FactOfEntry, type FactRules } from '../../engine/noun/noun.ts'

/** Rows of what is on file; rare, so one statement a fact. Acts on it are alone in their groups. */
export const warehouseFacts: FactRules<WarehouseFact> = {
  'warehouse.commodity-listed.v1': {
    chains: ({ commodity }) => [commodity],
    apply: appliesNothing,
    makes: ({ commodity }) => [commodity],
    write: insertCommodities,
  },
  'warehouse.site-opened.v1': {
    chains: ({ site }) => [site],
    apply: appliesNothing,
    makes: ({ site }) => [site],
    write: insertSites,
  },
  'warehouse.place-opened.v1': {
    chains: ({ place, site }) => [place, site],
    apply: appliesNothing,
    makes: ({ place }) => [place],
    write: insertPlaces,
  },
}

async function insertCommodities(client: Locked, listed: readonly FactOfEntry<CommodityListed>[]) {
  for (const { fact, entry } of listed)
    await client.query(
      `insert into ledger.commodity (id, name, standard, unit, tolerance_ppm, listed_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        idNumber(fact.commodity),
        fact.name,
        fact.standard,
        fact.unit,
        Number(fact.tolerancePpm),
        entry,
      ],
    )
}

async function insertSites(client: Locked, opened: readonly FactOfEntry<SiteOpened>[]) {
  for (const { fact, entry } of opened)
    await client.query(
      `insert into ledger.warehouse_site (id, keeper, name, address, opened_by)
       values ($1, $2, $3, $4, $5)`,
      [idNumber(fact.site), idNumber(fact.keeper), fact.name, fact.address, entry],
    )
}

async function insertPlaces(client: Locked, opened: readonly FactOfEntry<PlaceOpened>[]) {
  for (const { fact, entry } of opened)
    await client.query(
      `insert into ledger.storage_place (id, site, keeper, code, exclusive, unit, capacity_units,
                                         opened_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        idNumber(fact.place),
        idNumber(fact.site),
        idNumber(fact.keeper),
        fact.code,
        fact.kind === 'exclusive',
        fact.unit,
        fact.capacity,
        entry,
      ],
    )
}
