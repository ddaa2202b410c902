import { LINE_STATUS_WORDS } from '../../client/browser.ts'
import type { graphql } from '../graph/graphql.ts'
import type { Choice } from '../list/list-filters.ts'

export type LineStatus = ReturnType<typeof graphql.scalar<'SettlementLineStatus'>>

/** How a line can stand. */
export const LINE_STATUS_CHOICES: readonly Choice[] = Object.entries(LINE_STATUS_WORDS).map(
  ([value, { zh, en }]) => ({ value, zh, en }),
)

/** What the lists of due dates and lines are filtered by. */
export const DUE_LABELS = {
  dueOn: { zh: '到期日', en: 'Due on' },
  dueFrom: { zh: '到期日自', en: 'Due from' },
  dueTo: { zh: '到期日至', en: 'Due to' },
}
