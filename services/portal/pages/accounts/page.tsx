import type { AccountRow } from '../../bank/account.documents.ts'
import {
  ACCOUNT_COLUMNS,
  ACCOUNT_LABELS,
  ACCOUNT_STATUS_CHOICES,
} from '../../bank/account-columns.tsx'
import type { Filter } from '../../list/list-filters.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ACCOUNTS } from './documents.ts'
import { RegisterForm } from './register-form.tsx'
import { TEXTS } from './texts.ts'

/** The accounts of the party at banks, from which it pays and to which it is paid. */
export function Component() {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  return (
    <ListPage
      list="bankAccounts"
      title={say('title')}
      document={ACCOUNTS}
      read={data => data.viewer?.bankAccounts ?? null}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: AccountRow) => `/accounts/${id}`}
      actions={again => duty !== 'reader' && <RegisterForm onDone={again} />}
      columns={ACCOUNT_COLUMNS}
    />
  )
}

const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'status', kind: 'many', label: ACCOUNT_LABELS.status },
    choices: ACCOUNT_STATUS_CHOICES,
  },
]
