import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { graphql } from '../graph/graphql.ts'

export type DocumentKind = ReturnType<typeof graphql.scalar<'DocumentKind'>>

/** What a trade document is, as people say it. */
export const KIND_WORDS: Readonly<Record<DocumentKind, Bilingual>> = {
  order: { zh: '订单', en: 'Orders' },
  delivery: { zh: '交货单', en: 'Deliveries' },
  invoice: { zh: '发票（含红字）', en: 'Invoices, and red letters' },
}
