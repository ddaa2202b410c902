import type { ReactNode } from 'react'
import type { Reading } from '../../graph/use-read.ts'
import { LOCALES } from '../../texts/locales.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { TODAY_TEXTS } from './texts.ts'
import { type Fresh, useFresh } from './use-fresh.ts'

interface FreshlyProps<Data> {
  readonly reading: Reading<Data>
  readonly children: (fresh: Fresh<Data>) => ReactNode
}

/** Shows what was read last and of when it is, also where it cannot be read anew just now. */
export function Freshly<Data>({ reading, children }: FreshlyProps<Data>) {
  const last = useFresh(reading)
  const { told, again } = reading
  if (last === null) return told ? <Sorry told={told} onAgain={again} /> : <Waiting />
  return (
    <>
      <Freshness readAt={last.readAt} told={told} again={again} />
      {children(last)}
    </>
  )
}

interface FreshnessProps extends Pick<Reading<unknown>, 'told' | 'again'> {
  readonly readAt: number
}

function Freshness({ readAt, told, again }: FreshnessProps) {
  const say = useTexts(TODAY_TEXTS)
  const time = formatClock(readAt, LOCALES[useLanguage()])
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
