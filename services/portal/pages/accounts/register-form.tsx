import type { FormEvent } from 'react'
import { CURRENCY_DIGITS } from '../../../../contracts/kernel/money.ts'
import { REGISTER_ACCOUNT } from '../../acts/payment.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { TEXTS } from './texts.ts'

/** An account to be registered, with the key by which its bank signs what it tells. */
export function RegisterForm({ onDone }: { readonly onDone: () => void }) {
  const say = useTexts(TEXTS)
  const { party } = useViewer()
  const act = useAct()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    void act.begin(REGISTER_ACCOUNT, {
      ...{ number: text('number'), bank: text('bank').toUpperCase(), name: party.name },
      ...{ town: text('town'), country: text('country').toUpperCase() },
      ...{ currency: text('currency'), alg: text('alg'), publicKey: text('publicKey') },
    })
  }
  return (
    <details className="pop">
      <summary>{say('register')}</summary>
      <div className="pop-sheet pop-right stack act-form">
        <form className="stack" onSubmit={submit}>
          <p className="aside">{say('registerWhy', { name: party.name })}</p>
          <Field label={say('number')} {...{ name: 'number', required: true, maxLength: 34 }} />
          <Field label={say('bank')} {...{ name: 'bank', required: true, maxLength: 11 }} />
          <Choice label={say('currency')} name="currency" among={Object.keys(CURRENCY_DIGITS)} />
          <Field label={say('town')} {...{ name: 'town', required: true, maxLength: 35 }} />
          <Field
            label={say('country')}
            {...{ name: 'country', required: true, maxLength: 2, defaultValue: 'CN' }}
          />
          <Choice label={say('alg')} name="alg" among={['EdDSA', 'ES256']} />
          <Field label={say('publicKey')} {...{ name: 'publicKey', required: true }} />
          <button type="submit" className="primary" disabled={act.busy}>
            {say(act.busy ? 'checking' : 'next')}
          </button>
        </form>
        <StoppedShown stopped={act.stopped} />
      </div>
      <SignDialogue signing={act.signing} onEnd={onDone} />
    </details>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly name: string
  readonly among: readonly string[]
}

function Choice({ label, name, among }: ChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select name={name}>
        {among.map(one => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}
