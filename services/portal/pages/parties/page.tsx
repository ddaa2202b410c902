import { SIZE_WORDS } from '../../../client/browser.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { PARTIES, type PartyRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'

/** Every party of the ledger: found by name, code or role. */
export function Component() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { role, list } = useWords()
  return (
    <ListPage
      list="parties"
      title={say('title')}
      document={PARTIES}
      read={data => data.parties}
      filters={FILTERS}
      orders={ORDERS}
      link={({ id }: PartyRow) => `/parties/${id}`}
      columns={[
        { name: 'name', label: LABELS.name, cell: ({ name }) => name },
        { name: 'code', label: LABELS.code, cell: ({ code }) => <code>{code}</code> },
        { name: 'roles', label: LABELS.roles, cell: ({ roles }) => list(roles.map(role)) },
        { name: 'size', label: LABELS.size, cell: ({ size }) => inLanguage(SIZE_WORDS[size]) },
        {
          ...{ name: 'state', label: LABELS.state },
          cell: ({ active }) => say(active ? 'active' : 'suspended'),
        },
      ]}
    />
  )
}
