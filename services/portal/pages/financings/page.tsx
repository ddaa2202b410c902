import { Link } from 'react-router'
import { useLedgerTime } from '../../financing/ledger-time.ts'
import type { FinancingRow } from '../../financing/row.documents.ts'
import { FILTERS, LABELS } from '../../financing/row.texts.ts'
import { listColumns } from '../../financing/row-columns.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { useTexts } from '../../texts/texts.ts'
import { FINANCINGS } from './documents.ts'
import { TEXTS } from './texts.ts'

/** What the party has asked to be financed, and how far each of it has come. */
export function Component() {
  const say = useTexts(TEXTS)
  const [status, debtors, face, ...others] = listColumns(useLedgerTime())
  return (
    <ListPage
      list="financings"
      title={say('title')}
      document={FINANCINGS}
      read={data => data.viewer?.financings ?? null}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: FinancingRow) => `/financings/${id}`}
      actions={
        <Link className="button" to="/financings/new">
          {say('ask')}
        </Link>
      }
      columns={[debtors!, status!, face!, ASKED, ...others]}
    />
  )
}

const ASKED = {
  ...{ name: 'asked', label: LABELS.asked, number: true },
  cell: ({ quotes, asked }: FinancingRow) =>
    `${quotes.filter(one => one.status !== 'ended').length} / ${asked.length}`,
}
