import type { Reading } from '../../graph/use-read.ts'
import { LOCALES } from '../../texts/locales.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { TODAY_TEXTS } from './texts.ts'

/** Says of when it is what is shown, and that it may be old where it could not be read anew. */
export function Freshness<Data>({
  reading: { data, told, again },
  readAt,
}: {
  readonly reading: Reading<Data>
  readonly readAt: number | null
}) {
  const say = useTexts(TODAY_TEXTS)
  const language = useLanguage()
  if (readAt === null || data === null) return null
  const time = formatClock(readAt, LOCALES[language])
  if (told === null) return <p className="aside">{say('fresh', { time })}</p>
  return (
    <>
      <p className="notice" role="status">
        {say('stale', { time })}
      </p>
      <Sorry told={told} onAgain={again} />
    </>
  )
}

/** The time of the reader's own clock, to the second. */
export function formatClock(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at)
}
