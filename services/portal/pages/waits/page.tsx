import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Count, Day, Instant } from '../../ui/value.tsx'
import { WAITS, type WaitRow } from './documents.ts'
import { FILTERS, KINDS, LABELS, ORDERS, TEXTS } from './texts.ts'

/** Every answer that is waited for; what is stuck can be asked for alone. */
export function Component() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <ListPage
      list="openWaits"
      title={say('title')}
      document={WAITS}
      read={data => data.openWaits}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      link={({ id }: WaitRow) => `/waits/${id}`}
      columns={[
        { name: 'kind', label: LABELS.kind, cell: ({ kind }) => inLanguage(KINDS[kind]) },
        {
          ...{ name: 'awaited', label: LABELS.awaited },
          cell: ({ awaited }) => <PartyName party={awaited} />,
        },
        {
          ...{ name: 'opener', label: LABELS.opener },
          cell: ({ opener }) => <PartyName party={opener} />,
        },
        {
          ...{ name: 'openItems', label: LABELS.openItems, number: true },
          cell: ({ openItems }) => <Count units={openItems} />,
        },
        {
          ...{ name: 'openedAt', label: LABELS.openedAt },
          cell: ({ openedAt }) => <Instant at={openedAt} />,
        },
        { name: 'lapse', label: LABELS.lapse, cell: row => <Lapse row={row} /> },
        { name: 'state', label: LABELS.state, cell: row => <State row={row} /> },
      ]}
    />
  )
}

function Lapse({ row: { lapseOn, lapseAt, provisional } }: { readonly row: WaitRow }) {
  const say = useTexts(TEXTS)
  return (
    <span>
      {lapseOn ? <Day date={lapseOn} /> : <Instant at={lapseAt} />}
      {provisional && ` (${say('provisional')})`}
    </span>
  )
}

function State({ row }: { readonly row: WaitRow }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { trouble, escalatedOn, remindedOn } = row
  if (trouble) return <span className="badge badge-stop wrap">{inLanguage(trouble.words)}</span>
  if (escalatedOn) return <span className="badge badge-wait">{say('escalated')}</span>
  if (remindedOn) return <span className="badge badge-wait">{say('reminded')}</span>
  return <span className="badge badge-free">{say('going')}</span>
}
