import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import { LIST_COMMODITY_CLASS, LIST_COMMODITY_TEXTS, type ListCommodity } from './list-commodity.ts'
import { OPEN_PLACE_CLASS, OPEN_PLACE_TEXTS, type OpenPlace } from './open-place.ts'
import { OPEN_SITE_CLASS, OPEN_SITE_TEXTS, type OpenSite } from './open-site.ts'

/** The acts of warehouses: who signs them, and their duties in the order of precedence. */
export const WAREHOUSE_CLAUSES = {
  'warehouse.list-commodity': { class: LIST_COMMODITY_CLASS, texts: LIST_COMMODITY_TEXTS },
  'warehouse.open-site': { class: OPEN_SITE_CLASS, texts: OPEN_SITE_TEXTS },
  'warehouse.open-place': { class: OPEN_PLACE_CLASS, texts: OPEN_PLACE_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const warehouseActs = {
  listCommodity: request<ListCommodity>('warehouse.list-commodity'),
  openSite: request<OpenSite>('warehouse.open-site'),
  openPlace: request<OpenPlace>('warehouse.open-place'),
}
