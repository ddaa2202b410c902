import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { DoorPage } from '../../enrol/door-page.tsx'
import { joinAs } from '../../enrol/join-as.ts'
import { readJoinedLink } from '../../enrol/joined-link.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { TEXTS } from './texts.ts'

/** Tells the key of somebody whose firm is enrolled under which ids it signs from now on. */
export function Component() {
  const say = useTexts(TEXTS)
  const { ledger } = useSession()
  const [search] = useSearchParams()
  const [label, setLabel] = useState<string | null | undefined>(undefined)
  const link = String(search)
  useEffect(() => {
    const as = readJoinedLink(new URLSearchParams(link))
    if (as === null) return
    void joinAs(ledger, as).then(setLabel, () => setLabel(null))
  }, [ledger, link])
  const bad = readJoinedLink(search) === null
  return (
    <DoorPage title={say('title')}>
      {bad && <p className="sorry">{say('bad')}</p>}
      {!bad && label === undefined && <Waiting />}
      {label === null && <p className="sorry">{say('missing')}</p>}
      {typeof label === 'string' && (
        <>
          <p>{say('done', { label })}</p>
          <Link to="/" reloadDocument>
            {say('signIn')}
          </Link>
        </>
      )}
    </DoorPage>
  )
}
