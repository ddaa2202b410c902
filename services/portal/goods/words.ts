import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { graphql } from '../graph/graphql.ts'

type Words<Name extends string> = Readonly<Record<Name, Bilingual>>

export const LOT_STATUS_WORDS: Words<ReturnType<typeof graphql.scalar<'LotStatus'>>> = {
  requested: { zh: '待入库', en: 'announced' },
  received: { zh: '已入库', en: 'in store' },
  withdrawn: { zh: '已撤回', en: 'called off' },
}

export const RECEIPT_STATUS_WORDS: Words<ReturnType<typeof graphql.scalar<'ReceiptStatus'>>> = {
  issued: { zh: '有效', en: 'live' },
  delivered: { zh: '已提清', en: 'delivered' },
  cancelled: { zh: '已注销', en: 'cancelled' },
}

export const ORDER_STATUS_WORDS: Words<ReturnType<typeof graphql.scalar<'DeliveryStatus'>>> = {
  open: { zh: '待出库', en: 'to be delivered' },
  delivered: { zh: '已出库', en: 'delivered' },
  ended: { zh: '已撤回', en: 'taken back' },
}

export const PLACE_KIND_WORDS: Words<ReturnType<typeof graphql.scalar<'PlaceKind'>>> = {
  exclusive: { zh: '独占', en: 'exclusive' },
  commingled: { zh: '混存', en: 'commingled' },
}

export const PURPOSE_WORDS: Words<ReturnType<typeof graphql.scalar<'MeasurementPurpose'>>> = {
  inbound: { zh: '入库', en: 'coming in' },
  stock: { zh: '盘点', en: 'in store' },
  outbound: { zh: '出库', en: 'going out' },
}

export const OWNERSHIP_WORDS: Words<ReturnType<typeof graphql.scalar<'OwnershipKind'>>> = {
  invoice: { zh: '发票', en: 'invoice' },
  bill_of_lading: { zh: '提单', en: 'bill of lading' },
  customs_declaration: { zh: '报关单', en: 'customs declaration' },
  release_order: { zh: '他库提货单', en: 'release order of another warehouse' },
  certificate: { zh: '权属证书', en: 'certificate of ownership' },
}

export const UNIT_WORDS: Words<ReturnType<typeof graphql.scalar<'GoodsUnit'>>> = {
  GRAMS: { zh: '按重量（吨）', en: 'by weight (tonnes)' },
  PIECES: { zh: '按件', en: 'by pieces' },
}
