import { useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { KIND_WORDS } from '../../receivable/document-kinds.ts'
import { RecordPage } from '../../record/record-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Instant } from '../../ui/value.tsx'
import { IMPORT, type Seen } from './documents.ts'
import { ProposeAll } from './propose-all.tsx'
import { RefusedRows } from './refused-rows.tsx'
import { TEXTS } from './texts.ts'

/** What became of the rows of one file, in counts and in amounts, and what to do with them. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(IMPORT, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'Import' ? <Report key={node.id} seen={node} /> : <NotThere />
      }
    </Loaded>
  )
}

function Report({ seen }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { kind, name, accepted, duplicate, refused, startedAt, endedAt } = seen
  const rows = (count: number) => say('rows', { count })
  return (
    <RecordPage
      kind={say('kind')}
      title={name}
      facts={[
        { label: say('documents'), value: inLanguage(KIND_WORDS[kind]) },
        { label: say('startedAt'), value: <Instant at={startedAt} /> },
        { label: say('accepted'), value: rows(accepted) },
        { label: say('duplicate'), value: rows(duplicate) },
        { label: say('refused'), value: rows(refused) },
      ]}
    >
      {endedAt === null && <p className="notice">{say('unfinished')}</p>}
      {seen.sums.length > 0 && <Sums sums={seen.sums} />}
      <RefusedRows seen={seen} />
      {kind === 'invoice' && accepted > 0 && <ProposeAll id={seen.id} />}
    </RecordPage>
  )
}

type Sum = Seen['sums'][number]

function Sums({ sums }: Pick<Seen, 'sums'>) {
  const say = useTexts(TEXTS)
  const inMoney = (name: 'sent' | 'recorded' | 'known' | 'refused'): TableColumn<Sum> => ({
    ...{ label: say(name), number: true },
    cell: sum => <Amount minor={sum[name]} currency={sum.currency} />,
  })
  const columns: readonly TableColumn<Sum>[] = [
    {
      label: say('currency'),
      cell: ({ currency, redLetters }) => (redLetters ? say('redLetters', { currency }) : currency),
    },
    ...(['sent', 'recorded', 'known', 'refused'] as const).map(inMoney),
  ]
  return (
    <section aria-labelledby="sums">
      <h2 id="sums">{say('sums')}</h2>
      <p className="aside">{say('sumsWhy')}</p>
      <Table
        label={say('sums')}
        columns={columns}
        rows={sums}
        keyOf={({ currency, redLetters }) => `${currency} ${redLetters}`}
      />
    </section>
  )
}
