import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Commodity, CommodityId } from '../../../../contracts/warehouse/commodity.ts'
import type {
  PlaceId,
  Site,
  SiteId,
  StoragePlace,
} from '../../../../contracts/warehouse/storage-place.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, locksNothing, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'

export const commodities = defineState<CommodityId, Commodity>('commodities')
export const places = defineState<PlaceId, StoragePlace>('storage places')

/** What was listed stays as it is: nothing needs to be locked. */
export const COMMODITIES: Table<CommodityId> = {
  name: 'commodities',
  order: 330,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<CommodityRow>(
      `select ${COMMODITY_COLUMNS} from ledger.commodity c where c.id = any($1::bigint[])`,
      [numberArray([...new Set(ids)].map(idNumber))],
    )
    for (const row of rows) view.set(commodities, idOf('com', row.id), buildCommodity(row))
  },
}

/** Storage places with what is in them; who else brings goods in, or takes them out, waits. */
export const PLACES: Table<PlaceId> = {
  name: 'storage places',
  order: 340,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const numbers = [numberArray([...new Set(ids)].map(idNumber))]
    await client.query(
      `select from ledger.storage_place where id = any($1::bigint[]) order by id
       ${locking(client, 'for no key update')}`,
      numbers,
    )
    const { rows } = await client.query<PlaceRow>(
      `select p.id, p.site, p.keeper, p.code, p.exclusive, p.unit, p.capacity_units,
              p.stored_units,
              (select l.commodity from ledger.lot l
                where l.place = p.id and l.status = 'received'
                  and l.delivered_units < l.accepted_units limit 1) as commodity
         from ledger.storage_place p where p.id = any($1::bigint[])`,
      numbers,
    )
    for (const row of rows) view.set(places, idOf('plc', row.id), buildPlace(row))
  },
}

/** Finds the commodity of the same name and standard; two that list one at once are told apart. */
export async function findSameCommodity(
  client: Transaction,
  { name, standard }: Pick<Commodity, 'name' | 'standard'>,
): Promise<CommodityId | null> {
  const { rows } = await client.query<{ id: bigint }>(
    'select id from ledger.commodity where name = $1 and standard = $2',
    [name, standard],
  )
  return rows[0] ? idOf('com', rows[0].id) : null
}

/** Finds the keeper's site of this name. */
export async function findSameSite(
  client: Transaction,
  keeper: PartyId,
  name: string,
): Promise<SiteId | null> {
  const { rows } = await client.query<{ id: bigint }>(
    'select id from ledger.warehouse_site where keeper = $1 and name = $2',
    [idNumber(keeper), name],
  )
  return rows[0] ? idOf('whs', rows[0].id) : null
}

/** Finds a site, and its place of this code. */
export async function findSite(
  client: Transaction,
  site: SiteId,
  code: string,
): Promise<{ readonly site: Site | null; readonly same: PlaceId | null }> {
  const { rows } = await client.query<SiteRow & { readonly same: bigint | null }>(
    `select s.id, s.keeper, s.name, s.address,
            (select p.id from ledger.storage_place p
              where p.site = s.id and p.code = $2) as same
       from ledger.warehouse_site s where s.id = $1`,
    [idNumber(site), code],
  )
  const [row] = rows
  if (!row) return { site: null, same: null }
  const { name, address, keeper, same } = row
  return {
    site: { id: site, keeper: idOf('pty', keeper), name, address },
    same: same === null ? null : idOf('plc', same),
  }
}

/** Of `ledger.commodity c`. */
export const COMMODITY_COLUMNS = 'c.id, c.name, c.standard, c.unit, c.tolerance_ppm'

export interface CommodityRow {
  readonly id: bigint
  readonly name: string
  readonly standard: string
  readonly unit: Commodity['unit']
  readonly tolerance_ppm: number
}

export function buildCommodity({ id, name, standard, unit, tolerance_ppm }: CommodityRow) {
  const terms = { name, standard, unit, tolerancePpm: BigInt(tolerance_ppm) }
  return { id: idOf('com', id), ...terms } satisfies Commodity
}

interface SiteRow {
  readonly id: bigint
  readonly keeper: bigint
  readonly name: string
  readonly address: string
}

interface PlaceRow {
  readonly id: bigint
  readonly site: bigint
  readonly keeper: bigint
  readonly code: string
  readonly exclusive: boolean
  readonly unit: StoragePlace['unit']
  readonly capacity_units: bigint
  readonly stored_units: bigint
  readonly commodity: bigint | null
}

function buildPlace(row: PlaceRow): StoragePlace {
  const { code, unit, commodity } = row
  return {
    ...{ code, unit, capacity: row.capacity_units, stored: row.stored_units },
    id: idOf('plc', row.id),
    site: idOf('whs', row.site),
    keeper: idOf('pty', row.keeper),
    kind: row.exclusive ? 'exclusive' : 'commingled',
    commodity: commodity === null ? null : idOf('com', commodity),
  }
}
