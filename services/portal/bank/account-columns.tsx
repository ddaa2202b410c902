import type { Column } from '../list/column.ts'
import type { Choice } from '../list/list-filters.ts'
import { Day } from '../ui/value.tsx'
import type { AccountRow } from './account.documents.ts'
import { AccountBadge } from './badges.tsx'
import { ACCOUNT_STATUS_WORDS } from './words.ts'

export const ACCOUNT_LABELS = {
  number: { zh: '账号', en: 'Number' },
  bank: { zh: '开户行（BIC）', en: 'Bank (BIC)' },
  name: { zh: '户名', en: 'In the name of' },
  currency: { zh: '币种', en: 'Currency' },
  status: { zh: '状态', en: 'Status' },
  usableOn: { zh: '启用日', en: 'Usable from' },
  last: { zh: '最近对账单', en: 'Last statement' },
}

export const ACCOUNT_STATUS_CHOICES: readonly Choice[] = Object.entries(ACCOUNT_STATUS_WORDS).map(
  ([value, words]) => ({ value, ...words }),
)

/** The columns of accounts, for their holder and for who confirms them. */
export const ACCOUNT_COLUMNS: readonly Column<AccountRow>[] = [
  { name: 'number', label: ACCOUNT_LABELS.number, cell: ({ number }) => number },
  { name: 'bank', label: ACCOUNT_LABELS.bank, cell: ({ bank }) => bank },
  { name: 'name', label: ACCOUNT_LABELS.name, cell: ({ name }) => name },
  { name: 'currency', label: ACCOUNT_LABELS.currency, cell: ({ currency }) => currency },
  {
    ...{ name: 'status', label: ACCOUNT_LABELS.status },
    cell: ({ status }) => <AccountBadge status={status} />,
  },
  {
    ...{ name: 'usableOn', label: ACCOUNT_LABELS.usableOn },
    cell: ({ usableOn }) => <Day date={usableOn} />,
  },
  { name: 'last', label: ACCOUNT_LABELS.last, cell: ({ lastStatement }) => lastStatement },
]
