import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { Party } from '../party/party.ts'
import type { SiteOpened } from './facts.ts'
import type { SiteId } from './storage-place.ts'

/** A keeper puts one of its warehouses on file, by name and address. */
export function openSite(
  { keeper, same }: OpenSiteState,
  { id, name, address }: OpenSite,
  { party }: Pick<Context, 'party'>,
): Decision<SiteOpened, never, OpenSiteRefusal> {
  if (!keeper.roles.has('keeper')) return refuse('opener_must_be_a_keeper', 'party')
  const words = wordsRefusal({ name, address }, 'name', 'address')
  if (words) return words
  if (same !== null) return refuse('site_must_be_opened_once', 'body.name', { known: same })
  const type = 'warehouse.site-opened.v1'
  return accept([{ type, visibleTo: [party], site: id, keeper: party, name, address }], [])
}

export const OPEN_SITE_CLASS = 'governance' satisfies ActClass

export type OpenSiteRefusal =
  | 'opener_must_be_a_keeper'
  | WordsRefusal
  | Detailed<'site_must_be_opened_once', { known: SiteId }>

export const OPEN_SITE_TEXTS = {
  opener_must_be_a_keeper: notAllowed(
    '只有保管人可以登录仓库。',
    'Only a party with the role of keeper opens a warehouse.',
  ),
  ...WORDS_TEXTS,
  site_must_be_opened_once: conflict(
    d => `贵方已有同名仓库：${d.known}。`,
    d => `Your party has a warehouse of this name already: ${d.known}.`,
  ),
} satisfies RefusalTexts<OpenSiteRefusal>

export interface OpenSite {
  readonly id: SiteId
  readonly name: string
  readonly address: string
}

export interface OpenSiteState {
  /** Who opens it. */
  readonly keeper: Party
  /** One of the keeper's of the same name. */
  readonly same: SiteId | null
}
