import { type FormEvent, useState } from 'react'
import { useQuery } from 'urql'
import { AmountField } from '../../acts/amount-field.tsx'
import { CHANGE_FACILITY } from '../../acts/facility.documents.ts'
import { readAmount, writeMajor } from '../../acts/major-amount.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { Meter } from '../../financing/meter.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { RefusalShown } from '../../sign/refusal-shown.tsx'
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { IF_CHANGED, type Limit } from './documents.ts'
import { TEXTS } from './texts.ts'

interface ChangeFormProps {
  readonly seen: Limit
  readonly act: ActOfPage
}

/** Another limit or end, and what it would make of the limit, said while it is typed. */
export function ChangeForm({ seen, act }: ChangeFormProps) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const { id, currency } = seen
  const [amount, setAmount] = useState(writeMajor(seen.limit, currency))
  const [until, setUntil] = useState<string>(seen.until)
  const limit = readAmount(amount, currency)
  const changed = limit !== null && (limit !== seen.limit || until !== seen.until)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (limit) void act.begin(CHANGE_FACILITY, { facility: id, limit, until: toDate(until) })
  }
  return (
    <details className="way">
      <summary>{say('change')}</summary>
      <form className="stack" onSubmit={submit}>
        <div className="fields">
          <AmountField label={say('limit')} {...{ value: amount, currency, onValue: setAmount }} />
          <label className="field">
            <span>{say('until')}</span>
            <input
              type="date"
              required
              min={businessDate}
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          </label>
        </div>
        {changed && until !== '' && <Ahead {...{ seen, limit, until }} />}
        <p>
          <button type="submit" className="primary" disabled={act.busy || !changed}>
            {say(act.busy ? 'checking' : 'next')}
          </button>
        </p>
      </form>
    </details>
  )
}

const toDate = (text: string) => text as `${number}-${number}-${number}`

interface AheadProps {
  readonly seen: Limit
  readonly limit: string
  readonly until: string
}

function Ahead({ seen: { id, currency }, limit, until }: AheadProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const [{ data }] = useQuery({
    ...{ query: IF_CHANGED, variables: { id, limit, until: toDate(until) } },
  })
  const ahead = data?.node?.__typename === 'Facility' ? data.node.ifChanged : null
  if (!ahead) return null
  if (ahead.__typename === 'Refused')
    return (
      <div className="sorry">
        <RefusalShown why={ahead} />
      </div>
    )
  return (
    <div aria-live="polite">
      <p>{say('ahead', { free: formatAmount(ahead.free, currency, language) })}</p>
      <Meter taken={{ ...ahead, currency }} />
    </div>
  )
}
