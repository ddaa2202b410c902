import { type FormEvent, useState } from 'react'
import type { Told } from '../graph/told.ts'
import { useTexts } from '../texts/texts.ts'
import { Sorry } from '../ui/sorry.tsx'
import { useSession } from './session-provider.tsx'
import { SIGN_IN_FORM } from './sign-in-form.texts.ts'

/** Asks for name and password; `onDone` is called when the session is open. */
export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const session = useSession()
  const say = useTexts(SIGN_IN_FORM)
  const [told, setTold] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const refused = await session.signInByPassword(
      String(form.get('username')),
      String(form.get('password')),
    )
    setBusy(false)
    setTold(refused)
    if (refused === null) onDone?.()
  }
  return (
    <form className="stack" onSubmit={event => void submit(event)}>
      <label className="field">
        <span>{say('name')}</span>
        <input name="username" autoComplete="username" required maxLength={100} />
      </label>
      <label className="field">
        <span>{say('password')}</span>
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
        />
      </label>
      {told && <Sorry told={told} />}
      <button type="submit" className="primary" disabled={busy}>
        {busy ? say('busy') : say('submit')}
      </button>
    </form>
  )
}
