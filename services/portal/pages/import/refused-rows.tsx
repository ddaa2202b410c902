import { useState } from 'react'
import type { Told } from '../../graph/told.ts'
import { takeFile } from '../../list/take-list.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import type { RefusedRow, Seen } from './documents.ts'
import { TEXTS } from './texts.ts'
import './import.css'

/** The rows that were refused, cell by cell with the reason, and all of them as a file. */
export function RefusedRows({ seen }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const session = useSession()
  const [told, setTold] = useState<Told | null>(null)
  const rows = (seen.refusedRows?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const count = seen.refusedRows?.totalCount ?? 0
  const take = async () =>
    setTold(await takeFile(session.fetch, `/imports/${seen.id}/refused.csv`, 'refused.csv'))
  return (
    <section aria-labelledby="refused">
      <div className="row">
        <h2 id="refused">{say('refusedRows')}</h2>
        {count > 0 && (
          <button type="button" onClick={() => void take()}>
            {say('mend')}
          </button>
        )}
      </div>
      {told && <Sorry told={told} />}
      {rows.length === 0 && <p className="aside">{say('noneRefused')}</p>}
      <ol className="refused-rows">
        {rows.map(row => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
      {count > rows.length && <p className="aside">{say('notAll', { count })}</p>}
    </section>
  )
}

function Row({ row: { row, cells } }: { readonly row: RefusedRow }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <li>
      <strong>{say('row', { row })}</strong>
      <ul>
        {cells.map(cell => (
          <li key={`${cell.field} ${cell.refusal}`}>
            <code>{cell.column || cell.field}</code> {inLanguage(cell)}
            <span className="aside">
              {cell.found !== '' && ` ${say('found', { found: cell.found })}`}
              {cell.expected !== '' && ` ${say('expected', { expected: cell.expected })}`}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
