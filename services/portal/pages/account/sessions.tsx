import { useState } from 'react'
import { useMutation } from 'urql'
import { readError, readRefused, type Told } from '../../graph/told.ts'
import { formatInstant } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { END_SESSION, type SessionRow } from './documents.ts'
import { TEXTS } from './texts.ts'

interface SessionsProps {
  readonly sessions: readonly SessionRow[]
  readonly onEnded: () => void
}

/** Where one is signed in; a session that is not one's own doing is ended here. */
export function Sessions({ sessions, onEnded }: SessionsProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const [{ fetching }, endSession] = useMutation(END_SESSION)
  const [told, setTold] = useState<Told | null>(null)
  const end = async (session: string) => {
    const { data, error } = await endSession({ session })
    const answer = data?.endSession
    if (error) setTold(readError(error))
    else if (answer && 'refusal' in answer) setTold(readRefused(answer))
    else onEnded()
  }
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{say('sessions')}</h2>
      <ul className="rows">
        {sessions.map(({ id, kind, openedAt, expiresAt }) => (
          <li key={id}>
            <span>
              {say(kind)} ·{' '}
              {say('until', {
                from: formatInstant(openedAt, language),
                until: formatInstant(expiresAt, language),
              })}
            </span>
            <button type="button" disabled={fetching} onClick={() => void end(id)}>
              {say('end')}
            </button>
          </li>
        ))}
      </ul>
      {told && <Sorry told={told} />}
    </section>
  )
}
