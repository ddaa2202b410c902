import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Instant } from '../../ui/value.tsx'
import { FINDINGS, type FindingRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, SEVERITIES, TEXTS } from './texts.ts'

/** What the platform noticed and that undoes nothing. */
export function Component() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <ListPage
      list="findings"
      title={say('title')}
      document={FINDINGS}
      read={data => data.viewer?.findings ?? null}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      link={({ id }: FindingRow) => `/findings/${id}`}
      columns={[
        { name: 'fact', label: LABELS.fact, cell: ({ fact }) => inLanguage(fact) },
        {
          ...{ name: 'severity', label: LABELS.severity },
          cell: ({ severity }) => (
            <span className={SEVERITIES[severity].look}>{inLanguage(SEVERITIES[severity])}</span>
          ),
        },
        {
          ...{ name: 'party', label: LABELS.party },
          cell: ({ party }) => <PartyName party={party} />,
        },
        { name: 'rule', label: LABELS.rule, cell: ({ rule }) => rule },
        {
          ...{ name: 'foundAt', label: LABELS.foundAt },
          cell: ({ foundAt }) => <Instant at={foundAt} />,
        },
        {
          ...{ name: 'subject', label: LABELS.subject, hidden: true },
          cell: ({ subject }) => <code>{subject}</code>,
        },
      ]}
    />
  )
}
