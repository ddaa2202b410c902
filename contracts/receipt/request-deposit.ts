import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type Units, units } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { Party } from '../party/party.ts'
import type { Commodity, CommodityId } from '../warehouse/commodity.ts'
import { CAPACITY_MAX } from '../warehouse/open-place.ts'
import type { DepositRequested } from './facts.ts'
import type { LotId } from './lot.ts'
import {
  nameOwnershipDocument,
  OWNERSHIP_TEXTS,
  type OwnershipDocument,
  type OwnershipRefusal,
} from './ownership-document.ts'

/**
 * A depositor asks a keeper to take goods in. By its signature it says that it may deposit them,
 * and which claims of others it knows of; one document of ownership brings goods in once.
 * Rule: R4
 */
export function requestDeposit(
  { keeper, commodity, knownDocuments }: RequestDepositState,
  { lot, keeper: named, quantity, ...said }: RequestDeposit,
  { party }: Pick<Context, 'party'>,
): Decision<DepositRequested, never, RequestDepositRefusal> {
  if (keeper === null || !keeper.roles.has('keeper'))
    return refuse('keeper_must_be_enrolled_as_one', 'body.keeper')
  if (keeper.status !== 'active') return refuse('keeper_must_be_active', 'body.keeper')
  if (named === party) return refuse('keeper_must_be_another_party', 'body.keeper')
  if (commodity === null) return refuse('commodity_must_be_listed', 'body.commodity')
  if (quantity <= 0n || quantity > CAPACITY_MAX)
    return refuse('deposit_must_be_of_some_goods', 'body.quantity', {
      limit: units(CAPACITY_MAX),
      found: units(quantity),
    })
  const words = wordsRefusal({ ...said }, 'packing', 'marks', 'authority', 'claims')
  if (words) return words
  const { ownership, packing, marks, authority, claims } = said
  const document = nameOwnershipDocument(ownership)
  if (!document.ok) return document
  if (knownDocuments.has(document.value))
    return refuse('ownership_document_must_bring_goods_in_once', 'body.ownership')
  const parties = { visibleTo: [party, named], keeper: named, depositor: party }
  const goods = { commodity, declared: quantity, packing, marks }
  const shown = { ownership, ownershipName: document.value, authority, claims }
  return accept([{ type: 'receipt.deposit-requested.v1', lot, ...parties, ...goods, ...shown }], [])
}

export const REQUEST_DEPOSIT_CLASS = 'value' satisfies ActClass

export type RequestDepositRefusal =
  | 'keeper_must_be_enrolled_as_one'
  | 'keeper_must_be_active'
  | 'keeper_must_be_another_party'
  | 'commodity_must_be_listed'
  | Detailed<'deposit_must_be_of_some_goods', { limit: Units; found: Units }>
  | WordsRefusal
  | OwnershipRefusal
  | 'ownership_document_must_bring_goods_in_once'

export const REQUEST_DEPOSIT_TEXTS = {
  keeper_must_be_enrolled_as_one: notFound(
    '未查到该保管人，请核对编号。',
    'No party of this id is enrolled as a keeper; check the id.',
  ),
  keeper_must_be_active: conflict(
    '该保管人已被暂停，须待运营方恢复。',
    'The keeper is suspended, until the operator reinstates it.',
  ),
  keeper_must_be_another_party: badInput(
    '保管人须为另一企业。',
    'The keeper must be another party than the depositor.',
  ),
  commodity_must_be_listed: notFound(
    '该货品未登录，请核对编号。',
    'No commodity of this id is listed; check the id.',
  ),
  deposit_must_be_of_some_goods: badInput(
    d => `货物数量 ${d.found} 须大于零，且不超过 ${d.limit}。`,
    d => `The quantity must be above zero and at most ${d.limit}; it is ${d.found}.`,
  ),
  ...WORDS_TEXTS,
  ...OWNERSHIP_TEXTS,
  ownership_document_must_bring_goods_in_once: conflict(
    '该权属证明已用于另一批货物的入库。',
    'This document of ownership has brought other goods in already.',
  ),
} satisfies RefusalTexts<RequestDepositRefusal>

export interface RequestDeposit {
  readonly lot: LotId
  readonly keeper: PartyId
  readonly commodity: CommodityId
  /** Units of the commodity. */
  readonly quantity: bigint
  readonly packing: string
  readonly marks: string
  readonly ownership: OwnershipDocument
  /** By what right the depositor may deposit them: as owner, or on behalf of whom. */
  readonly authority: string
  /** The claims of others that it knows of; that it knows of none is said too. */
  readonly claims: string
}

export interface RequestDepositState {
  readonly keeper: Party | null
  readonly commodity: Commodity | null
  /** Names of documents under which a lot stands that was not withdrawn. */
  readonly knownDocuments: ReadonlySet<string>
}
