import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { RegistrationBadge } from '../../registration/registration-badge.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Amount, Day, Instant } from '../../ui/value.tsx'
import { REGISTRATIONS, type RegistrationRow } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** What this lender has registered at the national register, and until when it is in force. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="registrations"
      title={say('title')}
      document={REGISTRATIONS}
      read={data => data.viewer?.registrations ?? null}
      filters={FILTERS}
      empty={say('empty')}
      link={({ financing }: RegistrationRow) => `/financings/${financing?.id}/register`}
      columns={COLUMNS}
    />
  )
}

const COLUMNS: readonly Column<RegistrationRow>[] = [
  { name: 'number', label: LABELS.number, cell: ({ number }) => number },
  {
    ...{ name: 'status', label: LABELS.status },
    cell: ({ status }) => <RegistrationBadge status={status} />,
  },
  {
    ...{ name: 'holder', label: LABELS.holder },
    cell: ({ financing }) => <PartyName party={financing?.holder ?? null} />,
  },
  {
    ...{ name: 'face', label: LABELS.face, number: true },
    cell: ({ financing }) =>
      financing && <Amount minor={financing.face} currency={financing.currency} />,
  },
  { name: 'until', label: LABELS.until, cell: ({ until }) => <Day date={until} /> },
  {
    ...{ name: 'registeredAt', label: LABELS.registeredAt },
    cell: ({ registeredAt }) => <Instant at={registeredAt} />,
  },
]
