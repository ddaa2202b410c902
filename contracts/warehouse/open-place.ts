import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { PlaceOpened } from './facts.ts'
import type { PlaceId, PlaceTerms, Site } from './storage-place.ts'

/** A keeper puts a storage place of one of its sites on file, with what it can hold. */
export function openPlace(
  { site, same }: OpenPlaceState,
  { id, ...terms }: OpenPlace,
  { party }: Pick<Context, 'party'>,
): Decision<PlaceOpened, never, OpenPlaceRefusal> {
  if (site === null || site.keeper !== party)
    return refuse('site_must_be_the_keepers_own', 'body.site')
  const words = wordsRefusal({ ...terms }, 'code')
  if (words) return words
  const { capacity } = terms
  if (capacity < 1n || capacity > CAPACITY_MAX)
    return refuse('capacity_must_be_that_of_a_place', 'body.capacity', {
      limit: units(CAPACITY_MAX),
      found: units(capacity),
    })
  if (same !== null) return refuse('place_must_be_opened_once', 'body.code', { known: same })
  const type = 'warehouse.place-opened.v1'
  return accept([{ type, visibleTo: [party], place: id, keeper: party, ...terms }], [])
}

export const OPEN_PLACE_CLASS = 'governance' satisfies ActClass

/** Units: a million tonnes, or so many pieces. */
export const CAPACITY_MAX = 1_000_000_000_000n

export type OpenPlaceRefusal =
  | 'site_must_be_the_keepers_own'
  | WordsRefusal
  | Detailed<'capacity_must_be_that_of_a_place', { limit: Units; found: Units }>
  | Detailed<'place_must_be_opened_once', { known: PlaceId }>

export const OPEN_PLACE_TEXTS = {
  site_must_be_the_keepers_own: notFound(
    '未查到贵方的该仓库，请核对编号。',
    'Your party has no warehouse of this id; check the id.',
  ),
  ...WORDS_TEXTS,
  capacity_must_be_that_of_a_place: badInput(
    d => `库位容量须为 1 至 ${d.limit} 个单位，现为 ${d.found}。`,
    d => `A place holds 1 to ${d.limit} units; ${d.found} were given.`,
  ),
  place_must_be_opened_once: conflict(
    d => `该仓库已有同号库位：${d.known}。`,
    d => `The warehouse has a place of this code already: ${d.known}.`,
  ),
} satisfies RefusalTexts<OpenPlaceRefusal>

export interface OpenPlace extends PlaceTerms {
  readonly id: PlaceId
}

export interface OpenPlaceState {
  readonly site: Site | null
  /** One of the site's of the same code. */
  readonly same: PlaceId | null
}
