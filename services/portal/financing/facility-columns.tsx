import type { Column } from '../list/column.ts'
import { Amount, Day } from '../ui/value.tsx'
import type { FacilityRow } from './facility.documents.ts'
import { FACILITY_LABELS } from './facility.texts.ts'
import { Meter } from './meter.tsx'
import { FacilityBadge } from './status-badge.tsx'

const amount = (name: 'limit' | 'used' | 'reserved' | 'free'): Column<FacilityRow> => ({
  ...{ name, label: FACILITY_LABELS[name], number: true },
  cell: row => <Amount minor={row[name]} currency={row.currency} />,
})

/** How a limit stands, what is used, reserved and free of it, and until when. */
export const FACILITY_COLUMNS: readonly Column<FacilityRow>[] = [
  {
    ...{ name: 'status', label: FACILITY_LABELS.status },
    cell: ({ status }) => <FacilityBadge status={status} />,
  },
  ...[amount('limit'), amount('used'), amount('reserved'), amount('free')],
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
