import { useEffect, useRef } from 'react'
import type { Told } from '../graph/told.ts'
import { useSession } from '../session/session-provider.tsx'
import { SignInForm } from '../session/sign-in-form.tsx'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { FRAME } from './frame.texts.ts'

/** Asks to sign in again over the page as it is, which loses nothing that was typed. */
export function EndedDialogue({ told }: { readonly told: Told | null }) {
  const session = useSession()
  const say = useTexts(FRAME)
  const inLanguage = useBilingual()
  const dialogue = useRef<HTMLDialogElement>(null)
  useEffect(() => dialogue.current?.showModal(), [])
  return (
    <dialog
      ref={dialogue}
      className="dialogue"
      aria-labelledby="ended-title"
      onCancel={event => event.preventDefault()}
    >
      <h2 id="ended-title">{say('endedTitle')}</h2>
      <p>{say('endedText')}</p>
      {told && <p className="aside">{inLanguage(told)}</p>}
      <SignInForm />
      <button type="button" className="quiet" onClick={() => void session.signOut()}>
        {say('leave')}
      </button>
    </dialog>
  )
}
