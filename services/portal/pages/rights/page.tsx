import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { ListTotals } from '../../list/list-totals.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { SideTabs, useSide } from '../../receivable/side.tsx'
import { CLAIM_WORDS } from '../../receivable/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Amount, Count, Day } from '../../ui/value.tsx'
import { RIGHTS, type RightRow } from './documents.ts'
import { CLAIMANT, FILTERS, HOLDER, LABELS, TEXTS } from './texts.ts'

const SIDES = [CLAIMANT, HOLDER] as const

/** Offers to be answered, and pledges: to the party, or on what it holds. */
export function Component() {
  const say = useTexts(TEXTS)
  const as = useSide(SIDES)
  return (
    <>
      <SideTabs sides={SIDES} label={say('side')} />
      <ListPage
        list="claims"
        title={say('title')}
        document={RIGHTS}
        read={data => data.viewer?.claims ?? null}
        fixed={{ as }}
        filters={FILTERS}
        empty={say('empty')}
        link={({ id }: RightRow) => `/titles/${findTitle(id)}`}
        totals={data => <ListTotals totals={data.viewer?.claims?.totals ?? []} />}
        columns={useRightColumns(as)}
      />
    </>
  )
}

function useRightColumns(as: 'claimant' | 'holder'): readonly Column<RightRow>[] {
  const inLanguage = useBilingual()
  const other = as === 'claimant' ? 'holder' : 'claimant'
  return [
    {
      ...{ name: 'package', label: LABELS.package },
      cell: row => about(row)?.packageNumber ?? row.instrument.id,
    },
    { name: 'kind', label: LABELS.kind, cell: ({ kind }) => inLanguage(CLAIM_WORDS[kind]) },
    { name: other, label: LABELS[other], cell: row => <PartyName party={row[other]} /> },
    { name: 'dueOn', label: LABELS.dueOn, cell: row => <Day date={about(row)?.dueOn ?? null} /> },
    {
      ...{ name: 'debt', label: LABELS.debt },
      cell: ({ debt }) =>
        debt && (
          <>
            <Amount minor={debt.secured} currency={debt.currency} /> {debt.reference}
          </>
        ),
    },
    {
      name: 'shown',
      label: LABELS.shown,
      cell: ({ disclosedUntil }) => <Day date={disclosedUntil} />,
    },
    { name: 'amount', label: LABELS.amount, number: true, cell: showAmount },
  ]
}

function about({ instrument }: RightRow) {
  return instrument.__typename === 'Receivable' ? instrument : null
}

function showAmount(row: RightRow) {
  const units = String(BigInt(row.hi) - BigInt(row.lo))
  const currency = about(row)?.currency
  return currency === undefined ? (
    <Count units={units} />
  ) : (
    <Amount minor={units} currency={currency} />
  )
}

/** A claim binds a whole title, and both are named by the instrument and where they begin. */
function findTitle(claim: string): string {
  const [, instrument, lo] = claim.split('_')
  return `ttl_${instrument}_${lo}`
}
