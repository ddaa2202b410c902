import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import { Table } from '../ui/table.tsx'
import { Amount, Count, Day } from '../ui/value.tsx'
import { PartyName, type PartyNamed } from './party-name.tsx'
import { DONE_WORDS } from './words.ts'

const TEXTS = defineTexts({
  zh: {
    title: '流转过程（共 {count} 步）',
    date: '日期',
    tier: '层级',
    from: '转出方',
    to: '受让方',
    act: '事项',
    amount: '金额',
    debtorIssues: '债务人开立',
    more: '只列出前 {shown} 步。',
  },
  en: {
    title: 'How it was passed on ({count, plural, =1 {one step} other {# steps}})',
    date: 'Date',
    tier: 'Tier',
    from: 'From',
    to: 'To',
    act: 'What',
    amount: 'Amount',
    debtorIssues: 'issued by the debtor',
    more: 'Only the first {shown} are listed.',
  },
})

interface StepOfUnits {
  readonly tier: number
  readonly act: string
  readonly entry: string
  readonly on: string
  readonly lo: string
  readonly hi: string
  readonly from: PartyNamed | null
  readonly to: PartyNamed
}

interface StepsTableProps {
  readonly steps: readonly StepOfUnits[]
  /** How many there are, also beyond those listed. */
  readonly count: number
  /** Null of units that are no money. */
  readonly currency: string | null
  /** By where it stands on its page. */
  readonly heading: 'h2' | 'h3'
}

/** Each step of units to a holder, oldest first. */
export function StepsTable({ steps, count, currency, heading: Heading }: StepsTableProps) {
  const say = useTexts(TEXTS)
  const title = say('title', { count })
  return (
    <>
      <Heading>{title}</Heading>
      <Table
        label={title}
        rows={steps}
        keyOf={({ entry, lo }) => `${entry} ${lo}`}
        columns={[
          { label: say('date'), cell: ({ on }) => <Day date={on} /> },
          { label: say('tier'), cell: ({ tier }) => tier },
          {
            label: say('from'),
            cell: ({ from }) => (from ? <PartyName party={from} /> : say('debtorIssues')),
          },
          { label: say('to'), cell: ({ to }) => <PartyName party={to} /> },
          { label: say('act'), cell: ({ act }) => <Done act={act} /> },
          {
            label: say('amount'),
            number: true,
            cell: ({ lo, hi }) => (
              <Size units={String(BigInt(hi) - BigInt(lo))} currency={currency} />
            ),
          },
        ]}
      />
      {count > steps.length && <p className="aside">{say('more', { shown: steps.length })}</p>}
    </>
  )
}

function Done({ act }: { readonly act: string }) {
  const inLanguage = useBilingual()
  const done = DONE_WORDS[act]
  return done ? inLanguage(done) : <code>{act}</code>
}

interface SizeProps {
  readonly units: string
  readonly currency: string | null
}

function Size({ units, currency }: SizeProps) {
  return currency === null ? <Count units={units} /> : <Amount minor={units} currency={currency} />
}
