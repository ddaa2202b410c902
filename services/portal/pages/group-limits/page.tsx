import type { FacilityRow } from '../../financing/facility.documents.ts'
import { FACILITY_LABELS } from '../../financing/facility.texts.ts'
import { FACILITY_COLUMNS } from '../../financing/facility-columns.tsx'
import { FACILITY_STATUS_CHOICES } from '../../financing/words.ts'
import type { Column } from '../../list/column.ts'
import type { Filter } from '../../list/list-filters.ts'
import { ListPage } from '../../list/list-page.tsx'
import { defineTexts, useTexts } from '../../texts/texts.ts'
import { GROUP_LIMITS } from './documents.ts'

const TEXTS = defineTexts({
  zh: {
    title: '集团额度',
    empty: '还没有资金方对本集团授信。有集团额度后，可在其页面提供担保。',
  },
  en: {
    title: 'Limits on our group',
    empty: 'No lender has a limit on your group yet. On the page of one you can guarantee it.',
  },
})

/** What lenders have granted on the group of which the party is the parent. */
export function Component() {
  const say = useTexts(TEXTS)
  return (
    <ListPage
      list="facilitiesOfGroup"
      title={say('title')}
      document={GROUP_LIMITS}
      read={data => data.viewer?.facilitiesOfGroup ?? null}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: FacilityRow) => `/facilities/${id}`}
      columns={[LENDER, ...FACILITY_COLUMNS]}
    />
  )
}

const LENDER: Column<FacilityRow> = {
  ...{ name: 'lender', label: { zh: '资金方', en: 'Lender' } },
  cell: ({ lender }) => lender?.name,
}

const FILTERS: readonly Filter[] = [
  {
    ...{ name: 'status', kind: 'many', label: FACILITY_LABELS.status },
    choices: FACILITY_STATUS_CHOICES,
  },
]
