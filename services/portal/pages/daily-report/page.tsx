import { Link } from 'react-router'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Amount, Count, Day } from '../../ui/value.tsx'
import { DAILY_REPORT, type ReportRow, type ReportSum } from './documents.ts'
import { FILTERS, KINDS, LABELS, TEXTS } from './texts.ts'

const COLUMNS: readonly Column<ReportRow>[] = [
  {
    ...{ name: 'kind', label: LABELS.kind },
    cell: ({ kind }) => <Kind kind={kind} />,
  },
  { name: 'from', label: LABELS.from, cell: ({ from }) => <PartyName party={from} /> },
  { name: 'to', label: LABELS.to, cell: ({ to }) => <PartyName party={to} /> },
  {
    ...{ name: 'debtor', label: LABELS.debtor },
    cell: ({ debtor }) => <PartyName party={debtor} />,
  },
  { name: 'dueOn', label: LABELS.dueOn, cell: ({ dueOn }) => <Day date={dueOn} /> },
  {
    ...{ name: 'instrument', label: LABELS.instrument },
    cell: ({ instrument, packageNumber }) => (
      <Link to={`/supervision/${instrument}`}>{packageNumber ?? instrument}</Link>
    ),
  },
  {
    ...{ name: 'entry', label: LABELS.entry, hidden: true },
    cell: ({ entry }) => <code>{entry}</code>,
  },
  {
    ...{ name: 'amount', label: LABELS.amount, number: true },
    cell: ({ amount, currency }) => <HowMuch {...{ amount, currency }} />,
  },
]

/** What happened to certificates on a business date, today's unless another is named. */
export function Component() {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  return (
    <ListPage
      list="dailyReport"
      title={say('title')}
      document={DAILY_REPORT}
      read={data => data.dailyReport}
      fixed={{ on: businessDate }}
      filters={FILTERS}
      empty={say('empty')}
      totals={data => <Sums sums={data.dailyReport?.totals ?? []} />}
      columns={COLUMNS}
    />
  )
}

function Kind({ kind }: Pick<ReportRow, 'kind'>) {
  const inLanguage = useBilingual()
  return <span className="badge">{inLanguage(KINDS[kind])}</span>
}

interface HowMuchProps {
  readonly amount: string
  readonly currency: string | null
}

function HowMuch({ amount, currency }: HowMuchProps) {
  return currency === null ? <Count units={amount} /> : <Amount minor={amount} {...{ currency }} />
}

/** The sums of the whole day, by what happened. */
function Sums({ sums }: { readonly sums: readonly ReportSum[] }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  if (sums.length === 0) return null
  return (
    <dl className="totals">
      {sums.map(({ kind, amount, count, currency }) => (
        <div key={`${kind} ${currency}`}>
          <dt className="aside">{say('sum', { kind: inLanguage(KINDS[kind]), count })}</dt>
          <dd>
            <HowMuch {...{ amount, currency }} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
