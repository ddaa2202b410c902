import { type FormEvent, useState } from 'react'
import { AmountField } from '../../acts/amount-field.tsx'
import { CAP_FACILITY } from '../../acts/facility.documents.ts'
import { readMajor, writeMajor } from '../../acts/major-amount.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import type { Limit } from './documents.ts'
import { TEXTS } from './texts.ts'

interface CapFormProps {
  readonly seen: Limit
  readonly act: ActOfPage
}

/** A share of the book that no more is taken of, and what a smaller book counts as. */
export function CapForm({ seen: { id, currency, cap }, act }: CapFormProps) {
  const say = useTexts(TEXTS)
  const [least, setLeast] = useState(writeMajor(cap?.atLeast ?? '0', currency))
  const atLeast = readMajor(least, currency)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const share = String(new FormData(event.currentTarget).get('share')).trim()
    if (atLeast !== null) void act.begin(CAP_FACILITY, { facility: id, share, atLeast })
  }
  return (
    <details className="way">
      <summary>{say('cap')}</summary>
      <form className="stack" onSubmit={submit}>
        <p>{say('capText')}</p>
        <div className="fields">
          <Field
            label={say('share')}
            {...{ name: 'share', required: true, maxLength: 10, defaultValue: cap?.share ?? '' }}
          />
          <AmountField
            label={say('atLeast')}
            orNone
            {...{ value: least, currency, onValue: setLeast }}
          />
        </div>
        <p>
          <button type="submit" className="primary" disabled={act.busy || atLeast === null}>
            {say(act.busy ? 'checking' : 'next')}
          </button>
        </p>
      </form>
    </details>
  )
}
