import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { readError, readRefused, type Told } from '../../graph/told.ts'
import { useSessionState } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { type Login, SET_PASSWORD } from './documents.ts'
import { TEXTS } from './texts.ts'

interface PasswordFormProps {
  readonly login: Login
  readonly onSet: () => void
}

/** Sets the password with which one can read from any device; a key is needed to set it. */
export function PasswordForm({ login, onSet }: PasswordFormProps) {
  const say = useTexts(TEXTS)
  const state = useSessionState()
  const byKey = state.at === 'in' && state.by === 'key'
  return (
    <section aria-labelledby="password">
      <h2 id="password">{say('password')}</h2>
      <p>
        {login
          ? say(login.stands ? 'passwordNow' : 'passwordEnded', { name: login.name })
          : say('passwordNone')}
      </p>
      {byKey ? (
        <NewPassword name={login?.name ?? ''} onSet={onSet} />
      ) : (
        <p className="aside">{say('passwordByKey')}</p>
      )}
    </section>
  )
}

interface NewPasswordProps {
  readonly name: string
  readonly onSet: () => void
}

function NewPassword({ name, onSet }: NewPasswordProps) {
  const say = useTexts(TEXTS)
  const [{ fetching }, setPassword] = useMutation(SET_PASSWORD)
  /** Null before the first try; what it came to after each. */
  const [outcome, setOutcome] = useState<Told | 'done' | null>(null)
  const set = async (form: HTMLFormElement) => {
    const said = new FormData(form)
    const named = { name: String(said.get('name')), password: String(said.get('password')) }
    const { data, error } = await setPassword(named)
    const answer = data?.setPassword
    if (error) return setOutcome(readError(error))
    if (answer && 'refusal' in answer) return setOutcome(readRefused(answer))
    setOutcome('done')
    form.reset()
    onSet()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void set(event.currentTarget)
  }
  return (
    <form className="stack narrow" onSubmit={submit}>
      <PasswordFields name={name} />
      {outcome === 'done' && <p role="status">{say('done')}</p>}
      {outcome !== null && outcome !== 'done' && <Sorry told={outcome} />}
      <button type="submit" disabled={fetching}>
        {say('set')}
      </button>
    </form>
  )
}

function PasswordFields({ name }: { readonly name: string }) {
  const say = useTexts(TEXTS)
  const length = { minLength: 12, maxLength: 200 }
  return (
    <>
      <label className="field">
        <span>{say('name')}</span>
        <input
          {...{ name: 'name', defaultValue: name, required: true, autoComplete: 'username' }}
          {...{ minLength: 3, maxLength: 100 }}
        />
      </label>
      <label className="field">
        <span>{say('new')}</span>
        <input
          {...{ name: 'password', type: 'password', required: true, ...length }}
          autoComplete="new-password"
        />
      </label>
    </>
  )
}
