import { FACILITY_SCOPE_WORDS } from '../../../client/browser.ts'
import type { FacilityRow } from '../../financing/facility.documents.ts'
import {
  FACILITY_FILTERS,
  FACILITY_LABELS,
  SUBJECT_FILTERS,
} from '../../financing/facility.texts.ts'
import { FACILITY_COLUMNS } from '../../financing/facility-columns.tsx'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
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
      columns={[kind, SUBJECT, ...FACILITY_COLUMNS]}
    />
  )
}

const SUBJECT: Column<FacilityRow> = {
  ...{ name: 'subject', label: FACILITY_LABELS.subject },
  cell: ({ subject, within }) => (
    <span>
      {subject?.name} {within && <WithinGroup />}
    </span>
  ),
}

function WithinGroup() {
  return <span className="badge">{useTexts(TEXTS)('quota')}</span>
}
