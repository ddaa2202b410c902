import { type FormEvent, type ReactNode, useState } from 'react'
import type { Told } from '../graph/told.ts'
import { KEY_STORE_TEXTS, type KeptKey, KeyStoreFault } from '../keys/index.ts'
import { useBilingual, useTexts } from '../texts/texts.ts'
import { useShownLedger } from '../ui/shown-ledger.ts'
import { Sorry } from '../ui/sorry.tsx'
import { holdKey, importFromDesk } from './find-key.ts'
import { useSession } from './session-provider.tsx'
import { SIGN_IN_FORM } from './sign-in-form.texts.ts'
import { type KeysHere, useKeys } from './use-keys.ts'

/** The ways in: a key of this browser, a password, a key file. */
export function SignInForm() {
  const { ledger } = useSession()
  const { trial } = useShownLedger()
  const say = useTexts(SIGN_IN_FORM)
  const here = useKeys(ledger)
  if (here.keys === null) return null
  const own = here.keys.filter(({ owner }) => owner !== null)
  // Whoever tries a ledger alone has files first.
  const [first, trying] = [own.length === 0, trial && here.reason === null]
  return (
    <div className="stack">
      {here.reason && <KeysCannot reason={here.reason} />}
      {own.length > 0 && <ByKey keys={own} />}
      <Way title={say('password')} open={first}>
        <ByPassword />
      </Way>
      {here.reason === null && (
        <Way title={say('files')} open={first && trying}>
          <ByFiles onDone={here.again} />
        </Way>
      )}
    </div>
  )
}

/** Why no key can be used on this page, or in this browser. */
function KeysCannot({ reason }: { readonly reason: NonNullable<KeysHere['reason']> }) {
  return <p className="notice">{useBilingual()(KEY_STORE_TEXTS[reason])}</p>
}

interface WayProps {
  readonly title: string
  readonly open?: boolean
  readonly children: ReactNode
}

function Way({ title, open = false, children }: WayProps) {
  return (
    <details className="way" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** What a way in has come to: busy, and what was said the last time. */
function useTry(): [boolean, Told | null, (way: () => Promise<Told | null>) => void] {
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const attempt = (way: () => Promise<Told | null>) => {
    setBusy(true)
    void way()
      .catch(tellFault)
      .then(setTold)
      .finally(() => setBusy(false))
  }
  return [busy, told, attempt]
}

function tellFault(fault: unknown): Told {
  const reason = fault instanceof KeyStoreFault ? fault.reason : 'browser_must_keep_keys'
  return { ...KEY_STORE_TEXTS[reason], code: reason, request: null }
}

function ByKey({ keys }: { readonly keys: readonly KeptKey[] }) {
  const session = useSession()
  const say = useTexts(SIGN_IN_FORM)
  const [busy, told, attempt] = useTry()
  const enter = async (kept: KeptKey) => {
    const held = await holdKey(kept)
    if (held === null) throw new KeyStoreFault('key_must_be_in_this_browser')
    return await session.signInByKey(held)
  }
  return (
    <section className="stack" aria-label={say('keys')}>
      {keys.map(kept => (
        <button
          key={kept.id}
          type="button"
          className="primary"
          disabled={busy}
          onClick={() => attempt(() => enter(kept))}
        >
          {busy ? say('busy') : say('asKey', { label: kept.label })}
        </button>
      ))}
      {told && <Sorry told={told} />}
    </section>
  )
}

function ByPassword() {
  const session = useSession()
  const say = useTexts(SIGN_IN_FORM)
  const [busy, told, attempt] = useTry()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [name, password] = [String(form.get('username')), String(form.get('password'))]
    attempt(() => session.signInByPassword(name, password))
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="aside">{say('passwordOnly')}</p>
      <label className="field">
        <span>{say('nameField')}</span>
        <input name="username" autoComplete="username" required maxLength={100} />
      </label>
      <label className="field">
        <span>{say('passwordField')}</span>
        <input
          {...{ name: 'password', type: 'password', autoComplete: 'current-password' }}
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

function ByFiles({ onDone }: { readonly onDone: () => void }) {
  const { ledger } = useSession()
  const { trial } = useShownLedger()
  const say = useTexts(SIGN_IN_FORM)
  const [busy, told, attempt] = useTry()
  const take = async (files: readonly File[]) => {
    await importFromDesk(ledger, files)
    onDone()
    return null
  }
  return (
    <div className="stack">
      <p className="aside">{say('filesText')}</p>
      {trial && <p>{say('filesTrial')}</p>}
      <label className="field">
        <span>{say('filesField')}</span>
        <input
          {...{ type: 'file', accept: '.pem,.json', multiple: true, disabled: busy }}
          onChange={({ target: { files } }) => attempt(() => take([...(files ?? [])]))}
        />
      </label>
      {told && <Sorry told={told} />}
    </div>
  )
}
