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
  const [{ fetching }, setPassword] = useMutation(SET_PASSWORD)
  const [told, setTold] = useState<Told | null>(null)
  const [done, setDone] = useState(false)
  const submit = async (form: HTMLFormElement) => {
    const said = new FormData(form)
    const named = { name: String(said.get('name')), password: String(said.get('password')) }
    const { data, error } = await setPassword(named)
    const answer = data?.setPassword
    const refused = answer && 'refusal' in answer ? readRefused(answer) : null
    const why = error ? readError(error) : refused
    setTold(why)
    setDone(why === null)
    if (why !== null) return
    form.reset()
    onSet()
  }
  const byKey = state.at === 'in' && state.by === 'key'
  return (
    <section aria-labelledby="password">
      <h2 id="password">{say('password')}</h2>
      <p>
        {login
          ? say(login.stands ? 'passwordNow' : 'passwordEnded', { name: login.name })
          : say('passwordNone')}
      </p>
      {!byKey && <p className="aside">{say('passwordByKey')}</p>}
      {byKey && (
        <form
          className="stack narrow"
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault()
            void submit(event.currentTarget)
          }}
        >
          <PasswordFields name={login?.name ?? ''} />
          {told && <Sorry told={told} />}
          {done && <p role="status">{say('done')}</p>}
          <button type="submit" disabled={fetching}>
            {say('set')}
          </button>
        </form>
      )}
    </section>
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
