import { Link } from 'react-router'
import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Instant } from '../../ui/value.tsx'
import { OPENINGS, type OpeningRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'

/** Who looked through what, and why: an authority's own looks, or those that concern a firm. */
export function Component() {
  const say = useTexts(TEXTS)
  const { roles } = useViewer().party
  const looks = roles.includes('regulator') || roles.includes('court')
  return (
    <ListPage
      list="openings"
      title={say('title')}
      document={OPENINGS}
      read={data => data.viewer?.openings ?? null}
      fixed={{ as: looks ? 'opener' : 'concerned' }}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      {...(looks && { link: ({ id }: OpeningRow) => `/openings/${id}` })}
      columns={[
        { name: 'at', label: LABELS.at, cell: ({ at }: OpeningRow) => <Instant at={at} /> },
        { name: 'by', label: LABELS.by, cell: ({ by }) => <PartyName party={by} /> },
        { name: 'purpose', label: LABELS.purpose, cell: ({ purpose }) => purpose },
        {
          ...{ name: 'instrument', label: LABELS.instrument },
          cell: ({ instrument }) =>
            instrument && <Link to={`/receivables/${instrument.id}`}>{instrument.id}</Link>,
        },
        {
          ...{ name: 'told', label: LABELS.told },
          cell: ({ told }) => say(told ? 'told' : 'untold'),
        },
        {
          ...{ name: 'keys', label: LABELS.keys, hidden: true },
          cell: ({ signedWith }) => signedWith.map(({ id }) => <code key={id}>{id} </code>),
        },
      ]}
    />
  )
}
