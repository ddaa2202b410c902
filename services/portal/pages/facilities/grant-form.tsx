import { type FormEvent, useState } from 'react'
import { CURRENCY_DIGITS } from '../../../../contracts/kernel/money.ts'
import { AmountField } from '../../acts/amount-field.tsx'
import { GRANT_FACILITY } from '../../acts/facility.documents.ts'
import { readAmount } from '../../acts/major-amount.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { SCOPE_CHOICES } from '../../financing/words.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { type Scope, SubjectFields } from './subject-fields.tsx'
import { TEXTS } from './texts.ts'

/** A limit to be granted: on what, on whom, how much, and for how long. */
export function GrantForm({ onDone }: { readonly onDone: () => void }) {
  const say = useTexts(TEXTS)
  const act = useAct()
  return (
    <details className="pop">
      <summary>{say('grant')}</summary>
      <div className="pop-sheet pop-right stack act-form">
        <Terms act={act} />
        <StoppedShown stopped={act.stopped} />
      </div>
      <SignDialogue signing={act.signing} onEnd={onDone} />
    </details>
  )
}

function Terms({ act }: { readonly act: ActOfPage }) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const [scope, setScope] = useState<Scope>('debtor')
  const [currency, setCurrency] = useState('CNY')
  const [amount, setAmount] = useState('')
  const limit = readAmount(amount, currency)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const date = (name: string) => text(name) as `${number}-${number}-${number}`
    if (limit === null) return
    void act.begin(GRANT_FACILITY, {
      ...{ scope, currency, limit, beginsOn: date('beginsOn'), until: date('until') },
      ...{ subject: text('subject') || null, within: text('within') || null },
    })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <ScopeField scope={scope} onScope={setScope} />
      {scope !== 'platform' && <SubjectFields key={scope} {...{ scope, currency }} />}
      <CurrencyField currency={currency} onCurrency={setCurrency} />
      <AmountField label={say('limit')} {...{ value: amount, currency, onValue: setAmount }} />
      <Field
        label={say('beginsOn')}
        {...{ name: 'beginsOn', type: 'date', required: true, defaultValue: businessDate }}
      />
      <Field
        label={say('until')}
        {...{ name: 'until', type: 'date', required: true, min: businessDate }}
      />
      <button type="submit" className="primary" disabled={act.busy || limit === null}>
        {say(act.busy ? 'checking' : 'next')}
      </button>
    </form>
  )
}

interface CurrencyFieldProps {
  readonly currency: string
  readonly onCurrency: (currency: string) => void
}

function CurrencyField({ currency, onCurrency }: CurrencyFieldProps) {
  const say = useTexts(TEXTS)
  return (
    <label className="field">
      <span>{say('currency')}</span>
      <select value={currency} onChange={({ target }) => onCurrency(target.value)}>
        {Object.keys(CURRENCY_DIGITS).map(one => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}

interface ScopeFieldProps {
  readonly scope: Scope
  readonly onScope: (scope: Scope) => void
}

function ScopeField({ scope, onScope }: ScopeFieldProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <label className="field">
      <span>{say('scope')}</span>
      <select value={scope} onChange={({ target }) => onScope(target.value as Scope)}>
        {SCOPE_CHOICES.map(({ value, ...words }) => (
          <option key={value} value={value}>
            {inLanguage(words)}
          </option>
        ))}
      </select>
    </label>
  )
}
