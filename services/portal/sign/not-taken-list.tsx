import { useBilingual, useLanguage, useTexts } from '../texts/texts.ts'
import { giveCsv } from '../ui/give-file.ts'
import { type NotTaken, writeNotTaken } from './not-taken.ts'
import { SIGN } from './texts.ts'

/** What was chosen and is not signed, each with its reason, and all of it as a file. */
export function NotTakenList({ lines }: { readonly lines: readonly NotTaken[] }) {
  const say = useTexts(SIGN)
  const inLanguage = useBilingual()
  if (lines.length === 0) return null
  return (
    <details className="way not-taken">
      <summary>{say('notTaken', { count: lines.length })}</summary>
      <ul>
        {lines.map(({ id, what, why }) => (
          <li key={id}>
            {inLanguage(what)} <span className="aside">{inLanguage(why)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Gives what was not taken to the browser as a file, to be mended and tried again. */
export function NotTakenFile({ lines }: { readonly lines: readonly NotTaken[] }) {
  const say = useTexts(SIGN)
  const language = useLanguage()
  if (lines.length === 0) return null
  const give = async () => giveCsv(say('notTakenFile'), await writeNotTaken(lines, language))
  return (
    <button type="button" onClick={() => void give()}>
      {say('notTakenGive', { count: lines.length })}
    </button>
  )
}
