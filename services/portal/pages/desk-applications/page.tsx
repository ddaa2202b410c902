import { ListPage } from '../../list/list-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Instant } from '../../ui/value.tsx'
import { APPLICATIONS, type ApplicationRow } from './documents.ts'
import { FILTERS, KINDS, LABELS, ORDERS, STATES, TEXTS } from './texts.ts'

/** All that was applied for, by how far it has come. */
export function Component() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <ListPage
      list="applications"
      title={say('title')}
      document={APPLICATIONS}
      read={data => data.applications}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      link={({ id }: ApplicationRow) => `/desk/applications/${id}`}
      columns={[
        {
          ...{ name: 'name', label: LABELS.name },
          // Who asks for a new key gives no name.
          cell: ({ name, enrolled, code }) => name || (enrolled?.name ?? code),
        },
        { name: 'code', label: LABELS.code, cell: ({ code }) => <code>{code}</code> },
        { name: 'kind', label: LABELS.kind, cell: ({ kind }) => inLanguage(KINDS[kind]) },
        { name: 'state', label: LABELS.state, cell: ({ state }) => inLanguage(STATES[state]) },
        {
          ...{ name: 'appliedAt', label: LABELS.appliedAt },
          cell: ({ appliedAt }) => <Instant at={appliedAt} />,
        },
        {
          ...{ name: 'reason', label: LABELS.reason, hidden: true },
          cell: ({ declineReason }) => declineReason,
        },
      ]}
    />
  )
}
