import type { AccountRow } from '../../bank/account.documents.ts'
import { ACCOUNT_COLUMNS } from '../../bank/account-columns.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { defineTexts, useTexts } from '../../texts/texts.ts'
import { ACCOUNTS_TO_CONFIRM } from './documents.ts'

const TEXTS = defineTexts({
  zh: {
    title: '待确认的银行账户',
    empty: '没有待确认的账户。',
  },
  en: {
    title: 'Accounts to confirm',
    empty: 'No account waits to be confirmed.',
  },
})

/** The accounts that wait for two officers, who ask the bank for its statement key first. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="bankAccountsToConfirm"
      title={say('title')}
      document={ACCOUNTS_TO_CONFIRM}
      read={data => data.viewer?.bankAccountsToConfirm ?? null}
      filters={[]}
      empty={say('empty')}
      link={({ id }: AccountRow) => `/accounts/${id}`}
      columns={ACCOUNT_COLUMNS}
    />
  )
}
