import { KeptFile } from '../../files/kept-file.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/value.tsx'
import type { Search } from './documents.ts'
import { TEXTS } from './texts.ts'

interface SearchesProps {
  readonly searches: readonly Search[]
  /** Whether the reader’s party made them. */
  readonly mine: boolean
}

/** The searches of the register in order, with what each found of others and what was decided. */
export function Searches({ searches, mine }: SearchesProps) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="searches" className="stack">
      <h2 id="searches">{say('searches')}</h2>
      {searches.length === 0 && <p className="aside">{say('noSearches')}</p>}
      {searches.map(search => (
        <div key={search.id} className="panel">
          <div className="row">
            <h3>
              {say('searchedAt')} <Instant at={search.searchedAt} />
            </h3>
            {mine && <KeptFile hash={search.certificate} />}
          </div>
          <Hits search={search} />
          {search.verdict !== null && (
            <p className={search.verdict === 'stop' ? 'sorry' : undefined}>
              {say('judged', { verdict: search.verdict, reason: search.reason ?? '' })}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function Hits({ search: { hits, verdict } }: { readonly search: Search }) {
  const say = useTexts(TEXTS)
  if (hits.length === 0) return <p>{say('noHits')}</p>
  return (
    <>
      <Table
        label={say('hits')}
        rows={hits}
        keyOf={({ number }) => number}
        columns={[
          { label: say('number'), cell: ({ number }) => <code>{number}</code> },
          { label: say('securedParty'), cell: ({ securedParty }) => securedParty },
          { label: say('since'), cell: ({ registeredAt }) => <Instant at={registeredAt} /> },
          {
            label: say('rank'),
            cell: ({ ranksFirst }) =>
              ranksFirst === null ? '' : say(ranksFirst ? 'ranksFirst' : 'ranksLater'),
          },
        ]}
      />
      {verdict === null && <p className="notice">{say('unjudged')}</p>}
    </>
  )
}
