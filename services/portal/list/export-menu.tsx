import { useState } from 'react'
import type { Told } from '../graph/told.ts'
import { useSession } from '../session/session-provider.tsx'
import { useLanguage, useTexts } from '../texts/texts.ts'
import { Sorry } from '../ui/sorry.tsx'
import { LIST } from './list-page.texts.ts'
import { type ExportedList, takeList } from './take-list.ts'

const FORMATS = ['csv', 'xlsx', 'pdf'] as const

/** Takes the whole list out under its filters, as a file. */
export function ExportMenu({ list }: { readonly list: Omit<ExportedList, 'format' | 'language'> }) {
  const session = useSession()
  const language = useLanguage()
  const say = useTexts(LIST)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const take = async (format: ExportedList['format']) => {
    setBusy(true)
    setTold(await takeList(session.fetch, { ...list, format, language }))
    setBusy(false)
  }
  return (
    <details className="pop">
      <summary aria-busy={busy}>{busy ? say('exporting') : say('export')}</summary>
      <div className="pop-sheet pop-right stack">
        {FORMATS.map(format => (
          <button key={format} type="button" disabled={busy} onClick={() => void take(format)}>
            {format.toUpperCase()}
          </button>
        ))}
        {told && <Sorry told={told} />}
      </div>
    </details>
  )
}
