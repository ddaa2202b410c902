import { useState } from 'react'
import { Link } from 'react-router'
import { readApplicationFile } from '../../enrol/application-file.ts'
import { DoorPage } from '../../enrol/door-page.tsx'
import {
  forgetApplication,
  type KeptApplication,
  keepApplication,
  readApplications,
} from '../../enrol/kept-applications.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { readSmallFile } from '../../ui/read-small-file.ts'
import { ApplicationCard } from './application-card.tsx'
import { TEXTS } from './texts.ts'

/** What this browser has applied for, and how far each of it has come. */
export function Component() {
  const say = useTexts(TEXTS)
  const { ledger } = useSession()
  const [kept, setKept] = useState(() => readApplications(ledger))
  const forget = ({ application }: KeptApplication) => {
    forgetApplication(ledger, application)
    setKept(readApplications(ledger))
  }
  return (
    <DoorPage title={say('title')}>
      {kept.length === 0 && <p>{say('none')}</p>}
      {kept.map(one => (
        <ApplicationCard key={one.application} kept={one} onForget={() => forget(one)} />
      ))}
      <OpenFile onOpened={() => setKept(readApplications(ledger))} />
      <p>
        <Link to="/apply">{say('apply')}</Link>
      </p>
    </DoorPage>
  )
}

function OpenFile({ onOpened }: { readonly onOpened: () => void }) {
  const say = useTexts(TEXTS)
  const { ledger } = useSession()
  const [bad, setBad] = useState(false)
  const take = async (file: File | undefined) => {
    const kept = file ? readApplicationFile((await readSmallFile(file)) ?? '') : null
    setBad(file !== undefined && kept === null)
    if (kept === null) return
    keepApplication(ledger, kept)
    onOpened()
  }
  return (
    <label className="field sheet">
      <span>{say('open')}</span>
      <input
        {...{ type: 'file', accept: '.json' }}
        onChange={({ target: { files } }) => void take(files?.[0])}
      />
      {bad && (
        <span className="sorry" role="alert">
          {say('badFile')}
        </span>
      )}
    </label>
  )
}
