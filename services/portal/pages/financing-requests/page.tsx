import { useLedgerTime } from '../../financing/ledger-time.ts'
import { FILTERS, LABELS } from '../../financing/row.texts.ts'
import { listColumns } from '../../financing/row-columns.tsx'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { type AskedRow, FINANCINGS_ASKED } from './documents.ts'
import { HOLDER_FILTER, TEXTS } from './texts.ts'

/** What this lender was asked: what is to be quoted, and what is to be decided. */
export function Component() {
  const say = useTexts(TEXTS)
  const columns = listColumns(useLedgerTime())
  const [status, debtors, face, ...others] = columns as readonly Column<AskedRow>[]
  return (
    <ListPage
      list="financingsAsked"
      title={say('title')}
      document={FINANCINGS_ASKED}
      read={data => data.viewer?.financingsAsked ?? null}
      filters={[...FILTERS, HOLDER_FILTER]}
      empty={say('empty')}
      link={({ id }: AskedRow) => `/financings/${id}`}
      columns={[HOLDER, status!, LOOKED, debtors!, face!, LIMITS, ...others]}
    />
  )
}

const HOLDER: Column<AskedRow> = {
  ...{ name: 'holder', label: LABELS.holder },
  cell: ({ holder }) => holder?.name ?? '',
}

const LOOKED: Column<AskedRow> = {
  ...{ name: 'looked', label: LABELS.looked },
  cell: ({ asked }) => <Looked has={asked.some(({ look }) => look !== null)} />,
}

function Looked({ has }: { readonly has: boolean }) {
  return useTexts(TEXTS)(has ? 'looked' : 'notLooked')
}

const LIMITS: Column<AskedRow> = {
  ...{ name: 'limits', label: LABELS.limits },
  cell: ({ takings }) => takings && <Limits takings={takings} />,
}

/** Whether the limits bear it: of what is open; else what they hold for it. */
function Limits({ takings }: { readonly takings: NonNullable<AskedRow['takings']> }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  if (takings.taken) return null
  const { refused } = takings
  if (refused === null) return say('borne')
  return <span className="sorry-text">{inLanguage(refused)}</span>
}
