import { FACILITY_SCOPE_WORDS } from '../../../client/browser.ts'
import type { FacilityRow } from '../../financing/facility.documents.ts'
import {
  FACILITY_FILTERS,
  FACILITY_LABELS,
  SUBJECT_FILTERS,
} from '../../financing/facility.texts.ts'
import { Meter } from '../../financing/meter.tsx'
import { FacilityBadge } from '../../financing/status-badge.tsx'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Amount, Day } from '../../ui/value.tsx'
import { FACILITIES } from './documents.ts'
import { GrantForm } from './grant-form.tsx'
import { TEXTS } from './texts.ts'

/** The limits that this lender has granted, with what is used, reserved and free of each. */
export function Component() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { duty } = useViewer().user
  const kind: Column<FacilityRow> = {
    ...{ name: 'scope', label: FACILITY_LABELS.scope },
    cell: ({ scope }) => inLanguage(FACILITY_SCOPE_WORDS[scope]),
  }
  return (
    <ListPage
      list="facilities"
      title={say('title')}
      document={FACILITIES}
      read={data => data.viewer?.facilities ?? null}
      filters={[...FACILITY_FILTERS, ...SUBJECT_FILTERS]}
      empty={say('empty')}
      link={({ id }: FacilityRow) => `/facilities/${id}`}
      actions={again => duty !== 'reader' && <GrantForm onDone={again} />}
      columns={[kind, ...COLUMNS]}
    />
  )
}

const amount = (name: 'limit' | 'used' | 'reserved' | 'free'): Column<FacilityRow> => ({
  ...{ name, label: FACILITY_LABELS[name], number: true },
  cell: row => <Amount minor={row[name]} currency={row.currency} />,
})

const COLUMNS: readonly Column<FacilityRow>[] = [
  {
    ...{ name: 'subject', label: FACILITY_LABELS.subject },
    cell: ({ subject, within }) => (
      <span>
        {subject?.name} {within && <WithinGroup />}
      </span>
    ),
  },
  {
    ...{ name: 'status', label: FACILITY_LABELS.status },
    cell: ({ status }) => <FacilityBadge status={status} />,
  },
  amount('limit'),
  amount('used'),
  amount('reserved'),
  amount('free'),
  { name: 'picture', label: FACILITY_LABELS.picture, cell: row => <Meter taken={row} /> },
  {
    ...{ name: 'until', label: FACILITY_LABELS.until },
    cell: ({ until }) => <Day date={until} />,
  },
  {
    ...{ name: 'beginsOn', label: FACILITY_LABELS.beginsOn, hidden: true },
    cell: ({ beginsOn }) => <Day date={beginsOn} />,
  },
  {
    ...{ name: 'id', label: FACILITY_LABELS.id, hidden: true },
    cell: ({ id }) => <code>{id}</code>,
  },
]

function WithinGroup() {
  return <span className="badge">{useTexts(TEXTS)('quota')}</span>
}
