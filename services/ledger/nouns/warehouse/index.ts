import type { WarehouseFact } from '../../../../contracts/warehouse/facts.ts'
import { formatFlag, formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import { warehouseFacts } from './facts.ts'
import { listCommodityAct, openPlaceAct, openSiteAct } from './warehouse.acts.ts'

/** The acts on what is on file, by their names in commands. */
const warehouseActs = {
  'warehouse.list-commodity': listCommodityAct,
  'warehouse.open-site': openSiteAct,
  'warehouse.open-place': openPlaceAct,
}

/** Commodities, sites of keepers and their storage places. */
export const warehouse = defineNoun<WarehouseFact>()({
  name: 'warehouse',
  acts: warehouseActs,
  facts: warehouseFacts,
  instrument: null,
  shows: {
    com: 'ledger.shown_commodities',
    whs: 'ledger.shown_sites',
    plc: 'ledger.shown_places',
  },
  newIds: ['commodity_pkey', 'warehouse_site_pkey', 'storage_place_pkey'],
  audit: auditWarehouses,
})

function auditWarehouses(): NounAudit<typeof warehouseActs> {
  const commodities: (readonly [string, string])[] = []
  const sites: (readonly [string, string])[] = []
  const places: (readonly [string, string])[] = []
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'warehouse.list-commodity': ({ id, unit, tolerancePpm, name, standard }, entry) => {
        commodities.push([
          formatNumber(id),
          [unit, tolerancePpm, entry.id, name, standard].join(' '),
        ])
      },
      'warehouse.open-site': ({ id, name, address }, entry) => {
        sites.push([
          formatNumber(id),
          [formatNumber(entry.party), entry.id, name, address].join(' '),
        ])
      },
      'warehouse.open-place': ({ id, site, kind, unit, capacity, code }, entry) => {
        const exclusive = formatFlag(kind === 'exclusive')
        const numbers = [formatNumber(site), formatNumber(entry.party), entry.id]
        places.push([formatNumber(id), [...numbers, exclusive, unit, capacity, code].join(' ')])
      },
    },
    comparisons: () => [
      { kind: 'commodity_differs', select: SELECT_COMMODITIES, expected: commodities },
      { kind: 'warehouse_site_differs', select: SELECT_SITES, expected: sites },
      { kind: 'storage_place_differs', select: SELECT_PLACES, expected: places },
    ],
  }
}

const SELECT_COMMODITIES = `
  select id::text as subject,
         concat_ws(' ', unit, tolerance_ppm, listed_by, name, standard) as says
    from ledger.commodity`

const SELECT_SITES = `
  select id::text as subject, concat_ws(' ', keeper, opened_by, name, address) as says
    from ledger.warehouse_site`

const SELECT_PLACES = `
  select id::text as subject,
         concat_ws(' ', site, keeper, opened_by, exclusive, unit, capacity_units, code) as says
    from ledger.storage_place`
