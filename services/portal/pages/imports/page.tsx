import { Link } from 'react-router'
import { ListPage } from '../../list/list-page.tsx'
import { KIND_WORDS } from '../../receivable/document-kinds.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Count, Instant } from '../../ui/value.tsx'
import { IMPORTS, type ImportRow } from './documents.ts'
import { FILTERS, LABELS, ORDERS, TEXTS } from './texts.ts'

/** What the party has brought in, file by file, with what became of the rows. */
export function Component() {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <ListPage
      list="imports"
      title={say('title')}
      document={IMPORTS}
      read={data => data.viewer?.imports ?? null}
      filters={FILTERS}
      orders={ORDERS}
      empty={say('empty')}
      link={({ id }: ImportRow) => `/documents/${id}`}
      actions={
        <Link className="button" to="/documents/new">
          {say('bring')}
        </Link>
      }
      columns={[
        { name: 'name', label: LABELS.name, cell: ({ name }) => name },
        { name: 'kind', label: LABELS.kind, cell: ({ kind }) => inLanguage(KIND_WORDS[kind]) },
        {
          ...{ name: 'startedAt', label: LABELS.startedAt },
          cell: ({ startedAt, endedAt }) => (
            <>
              <Instant at={startedAt} />
              {endedAt === null && <span className="badge badge-wait">{say('unfinished')}</span>}
            </>
          ),
        },
        { ...count('accepted'), cell: ({ accepted }) => <Count units={accepted} /> },
        { ...count('duplicate'), cell: ({ duplicate }) => <Count units={duplicate} /> },
        { ...count('refused'), cell: ({ refused }) => <Count units={refused} /> },
      ]}
    />
  )
}

function count(name: 'accepted' | 'duplicate' | 'refused') {
  return { name, label: LABELS[name], number: true }
}
