import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Link } from 'react-router'
import { useSession, useViewer } from '../session/session-provider.tsx'
import { useTexts } from '../texts/texts.ts'
import { useWords } from '../texts/words.ts'
import { Sorry } from '../ui/sorry.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { ActsToRead } from './acts-to-read.tsx'
import { NotTakenFile, NotTakenList } from './not-taken-list.tsx'
import { Results } from './results.tsx'
import { isSignable } from './signable.ts'
import { SIGN } from './texts.ts'
import type { SigningOfPage, Stage } from './use-signing.ts'
import './sign.css'

/** Where an act is read and signed, over the page that asked for it. */
export function SignDialogue({
  signing,
  onEnd,
}: {
  readonly signing: SigningOfPage
  /** Called when it is closed after something was sent. */
  readonly onEnd: () => void
}) {
  const { stage, close } = signing
  if (stage === null) return null
  const end = () => {
    close()
    if (stage.at === 'ended') onEnd()
  }
  return (
    <Over busy={stage.at === 'sending'} done={stage.at === 'ended'} onClose={end}>
      <Inside stage={stage} signing={signing} onClose={end} />
    </Over>
  )
}

interface OverProps {
  readonly busy: boolean
  readonly done: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialogue of the browser's own: it keeps the focus, and closes by Escape unless it is busy. */
function Over({ busy, done, onClose, children }: OverProps) {
  const say = useTexts(SIGN)
  const title = useId()
  const dialogue = useRef<HTMLDialogElement>(null)
  useEffect(() => dialogue.current?.showModal(), [])
  return (
    <dialog
      ref={dialogue}
      className="dialogue sign"
      aria-labelledby={title}
      onCancel={event => {
        event.preventDefault()
        if (!busy) onClose()
      }}
    >
      <h2 id={title}>{say(busy || done ? 'titleDone' : 'title')}</h2>
      {children}
    </dialog>
  )
}

interface InsideProps {
  readonly stage: Stage
  readonly signing: SigningOfPage
  readonly onClose: () => void
}

function Inside({ stage, signing, onClose }: InsideProps) {
  const say = useTexts(SIGN)
  if (stage.at === 'drawing') return <Drawing checked={stage.checked} />
  if (stage.at === 'read') return <ToRead stage={stage} signing={signing} onClose={onClose} />
  if (stage.at === 'sending' || stage.at === 'ended')
    return <Results sent={stage} onAgain={signing.again} onClose={onClose} />
  return (
    <>
      {stage.at === 'failed' ? <Sorry told={stage.told} /> : <Keyless />}
      <div className="sign-buttons">
        <button type="button" onClick={onClose}>
          {say('close')}
        </button>
      </div>
    </>
  )
}

/** Before anything can be read: how far the checks have come, where there are some. */
function Drawing({ checked }: Pick<Extract<Stage, { at: 'drawing' }>, 'checked'>) {
  const say = useTexts(SIGN)
  if (checked === null) return <Waiting />
  const [done, count] = checked
  return (
    <div role="status">
      <p>{say('checking', { done, count })}</p>
      <progress value={done} max={count} aria-label={say('drawing')} />
    </div>
  )
}

/** What to do where this browser has no key of the person. */
function Keyless() {
  const say = useTexts(SIGN)
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{say('noKey')}</strong>
      </p>
      <p>{say('noKeyText')}</p>
      <p>
        <Link to="/lost-key">{say('lostKey')}</Link>
      </p>
    </div>
  )
}

interface ToReadProps extends InsideProps {
  readonly stage: Extract<Stage, { at: 'read' }>
}

function ToRead({ stage: { sheets, notTaken }, signing, onClose }: ToReadProps) {
  const say = useTexts(SIGN)
  const { ledger } = useSession()
  const { user, party } = useViewer()
  const { duty } = useWords()
  const signable = sheets.filter(sheet => isSignable(sheet, ledger))
  const count = signable.reduce((sum, { read }) => sum + read.acts.length, 0)
  const reader = user.duty === 'reader'
  return (
    <>
      <p>{say('firm', { firm: party.name, duty: duty(user.duty) })}</p>
      {sheets.length === 0 && <p className="notice">{say('nothing')}</p>}
      <NotTakenList lines={notTaken} />
      <ActsToRead sheets={sheets} />
      <p className="aside">{say('fromBytes')}</p>
      {reader && <p className="notice">{say('reader')}</p>}
      <div className="sign-buttons">
        {count === 0 && <NotTakenFile lines={notTaken} />}
        <button type="button" onClick={onClose}>
          {say('cancel')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={reader || count === 0}
          onClick={signing.sign}
        >
          {say('sign', { count })}
        </button>
      </div>
    </>
  )
}
