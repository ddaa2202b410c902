import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import { type CommodityId, type CommodityTerms, TOLERANCE_PPM_MAX } from './commodity.ts'
import type { CommodityListed } from './facts.ts'

/** Two officers list a commodity for all keepers: its unit, its standard and its tolerance. */
export function listCommodity(
  { same }: ListCommodityState,
  { id, ...terms }: ListCommodity,
  { party }: Pick<Context, 'party'>,
): Decision<CommodityListed, never, ListCommodityRefusal> {
  const words = wordsRefusal({ ...terms }, 'name', 'standard')
  if (words) return words
  if (terms.tolerancePpm > TOLERANCE_PPM_MAX)
    return refuse('tolerance_must_be_that_of_ordinary_loss', 'body.tolerancePpm', {
      limit: String(TOLERANCE_PPM_MAX),
      found: String(terms.tolerancePpm),
    })
  if (same !== null) return refuse('commodity_must_be_listed_once', 'body.name', { known: same })
  const type = 'warehouse.commodity-listed.v1'
  return accept([{ type, visibleTo: [party], commodity: id, ...terms }], [])
}

export const LIST_COMMODITY_CLASS = 'officers' satisfies ActClass

export type ListCommodityRefusal =
  | WordsRefusal
  | Detailed<'tolerance_must_be_that_of_ordinary_loss', { limit: string; found: string }>
  | Detailed<'commodity_must_be_listed_once', { known: CommodityId }>

export const LIST_COMMODITY_TEXTS = {
  ...WORDS_TEXTS,
  tolerance_must_be_that_of_ordinary_loss: badInput(
    d => `允差 ${d.found}（百万分之）超过上限 ${d.limit}。`,
    d => `A tolerance of ${d.found} parts per million is above the most allowed, ${d.limit}.`,
  ),
  commodity_must_be_listed_once: conflict(
    d => `同名、同标准的货品已登录：${d.known}。`,
    d => `A commodity of this name and standard is listed already: ${d.known}.`,
  ),
} satisfies RefusalTexts<ListCommodityRefusal>

export interface ListCommodity extends CommodityTerms {
  readonly id: CommodityId
}

export interface ListCommodityState {
  /** One of the same name and standard. */
  readonly same: CommodityId | null
}
