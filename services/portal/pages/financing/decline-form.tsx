import type { FormEvent } from 'react'
import { DECLINE_TO_QUOTE } from '../../acts/financing.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { useTexts } from '../../texts/texts.ts'
import { ReasonField } from '../../ui/act-form.tsx'
import type { Case } from './documents.ts'
import { TEXTS } from './texts.ts'

interface DeclineFormProps {
  readonly seen: Case
  readonly act: ActOfPage
  /** Whether a quote that stands is taken back with it. */
  readonly takesBack: boolean
}

/** A lender gives no price, or takes back the one it gave, and says why. */
export function DeclineForm({ seen: { id }, act, takesBack }: DeclineFormProps) {
  const say = useTexts(TEXTS)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    void act.begin(DECLINE_TO_QUOTE, { financing: id, reason })
  }
  return (
    <details className="way">
      <summary>{say(takesBack ? 'takeBack' : 'decline')}</summary>
      <form className="stack" onSubmit={submit}>
        <ReasonField label={say('declineReason')} />
        <p>
          <button type="submit" disabled={act.busy}>
            {say(act.busy ? 'checking' : 'next')}
          </button>
        </p>
      </form>
    </details>
  )
}
