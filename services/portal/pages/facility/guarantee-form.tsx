import { type FormEvent, useState } from 'react'
import { AmountField } from '../../acts/amount-field.tsx'
import { GUARANTEE_FACILITY } from '../../acts/facility.documents.ts'
import { readAmount } from '../../acts/major-amount.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import type { Limit } from './documents.ts'
import { TEXTS } from './texts.ts'

interface GuaranteeFormProps {
  readonly seen: Limit
  readonly act: ActOfPage
}

/** The parent of a group answers for its members, up to an amount and in its own words. */
export function GuaranteeForm({ seen: { id, currency }, act }: GuaranteeFormProps) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const [typed, setTyped] = useState('')
  const amount = readAmount(typed, currency)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const until = String(form.get('until')) as `${number}-${number}-${number}`
    const undertaking = String(form.get('undertaking'))
    if (amount) void act.begin(GUARANTEE_FACILITY, { facility: id, amount, until, undertaking })
  }
  return (
    <details className="way">
      <summary>{say('guarantee')}</summary>
      <form className="stack" onSubmit={submit}>
        <div className="fields">
          <AmountField label={say('amount')} {...{ value: typed, currency, onValue: setTyped }} />
          <Field
            label={say('until')}
            {...{ name: 'until', type: 'date', required: true, min: businessDate }}
          />
        </div>
        <label className="field">
          <span>{say('undertaking')}</span>
          <textarea name="undertaking" required maxLength={1000} rows={3} />
        </label>
        <p>
          <button type="submit" className="primary" disabled={act.busy || !amount}>
            {say(act.busy ? 'checking' : 'next')}
          </button>
        </p>
      </form>
    </details>
  )
}
