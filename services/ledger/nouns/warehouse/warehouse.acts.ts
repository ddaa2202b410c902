import * as z from 'zod'
import { GOODS_UNITS } from '../../../../contracts/warehouse/commodity.ts'
import type {
  CommodityListed,
  PlaceOpened,
  SiteOpened,
} from '../../../../contracts/warehouse/facts.ts'
import {
  LIST_COMMODITY_CLASS,
  type ListCommodity,
  type ListCommodityState,
  listCommodity,
} from '../../../../contracts/warehouse/list-commodity.ts'
import {
  OPEN_PLACE_CLASS,
  type OpenPlace,
  type OpenPlaceState,
  openPlace,
} from '../../../../contracts/warehouse/open-place.ts'
import {
  OPEN_SITE_CLASS,
  type OpenSite,
  type OpenSiteState,
  openSite,
} from '../../../../contracts/warehouse/open-site.ts'
import { PLACE_KINDS } from '../../../../contracts/warehouse/storage-place.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text, units } from '../../engine/act/body.ts'
import { lockParty, parties } from '../party/tables.ts'
import { findSameCommodity, findSameSite, findSite } from './tables.ts'

export const listCommodityAct: Act<ListCommodity, CommodityListed, ListCommodityState> = {
  name: 'warehouse.list-commodity',
  class: LIST_COMMODITY_CLASS,
  body: z.strictObject({
    ...{ id: id('com'), name: text, standard: text, unit: z.enum(GOODS_UNITS) },
    tolerancePpm: units,
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, terms, party) => {
      await lockParty(client, party)
      return { same: await findSameCommodity(client, terms) }
    },
  },
  decide: (body, _view, context, state) => listCommodity(state, body, context),
}

export const openSiteAct: Act<OpenSite, SiteOpened, Pick<OpenSiteState, 'same'>> = {
  name: 'warehouse.open-site',
  class: OPEN_SITE_CLASS,
  body: z.strictObject({ id: id('whs'), name: text, address: text }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    // Two sites of a keeper at once would both find no other of their name.
    load: async (client, { name }, party) => {
      await lockParty(client, party)
      return { same: await findSameSite(client, party, name) }
    },
  },
  decide: (body, view, context, state) => {
    const keeper = view.get(parties, context.party)!.party
    return openSite({ keeper, ...state }, body, context)
  },
}

export const openPlaceAct: Act<OpenPlace, PlaceOpened, OpenPlaceState> = {
  name: 'warehouse.open-place',
  class: OPEN_PLACE_CLASS,
  body: z.strictObject({
    ...{ id: id('plc'), site: id('whs'), code: text, kind: z.enum(PLACE_KINDS) },
    ...{ unit: z.enum(GOODS_UNITS), capacity: units },
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { site, code }, party) => {
      await lockParty(client, party)
      return await findSite(client, site, code)
    },
  },
  decide: (body, _view, context, state) => openPlace(state, body, context),
}
