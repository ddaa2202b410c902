import type { FormEvent } from 'react'
import { useViewer } from '../session/session-provider.tsx'
import { useTexts } from '../texts/texts.ts'
import { DISCLOSE } from './documents.ts'
import type { ActOnOffer } from './offer.ts'
import { ACTS } from './texts.ts'

/** A holder lets who was offered its title see what lies behind it, until a date. */
export function DiscloseForm({ offer: { claimant }, act, spans, idle }: ActOnOffer) {
  const say = useTexts(ACTS)
  const { businessDate } = useViewer()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const until = String(new FormData(event.currentTarget).get('until'))
    const day = until as `${number}-${number}-${number}`
    void act.begin(DISCLOSE, { to: claimant.id, spans: [...spans], until: day })
  }
  return (
    <details className="act">
      <summary>{say('disclose')}</summary>
      <form className="stack narrow" onSubmit={submit}>
        <p className="aside">{say('discloseWhy', { name: claimant.name })}</p>
        <label className="field">
          <span>{say('discloseUntil')}</span>
          <input name="until" type="date" required min={businessDate} />
        </label>
        <button type="submit" className="primary" disabled={idle}>
          {say(act.busy ? 'checking' : 'next')}
        </button>
      </form>
    </details>
  )
}
