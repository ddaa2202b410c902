import { useState } from 'react'
import { useTexts } from '../texts/texts.ts'
import { ACCEPT_PLEDGE, ANSWER_OFFER } from './documents.ts'
import type { ActOnOffer, FlawName, Offer } from './offer.ts'
import { ACTS } from './texts.ts'
import type { Checked } from './use-act.ts'

/**
 * Accepts an offer: a transfer as it is, of a pledge the debt is stated again. It names what was
 * shown, and what is amiss: of that the ledger says, before anything is signed, what the reader has
 * not been told yet, and a second press takes it knowingly.
 */
export function AcceptOffer({ offer, act, spans, idle }: ActOnOffer) {
  const say = useTexts(ACTS)
  const { debt, look } = offer
  const shown = (look?.flaws ?? []).map(({ flaw }) => flaw)
  const [told, setTold] = useState<readonly FlawName[]>([])
  const knowing = [...new Set([...shown, ...told])]
  const accept = async () => {
    const answer = { spans: [...spans], knowing, ...(look && { seen: look.digest }) }
    const checked =
      debt === null
        ? await act.begin(ANSWER_OFFER, { ...answer, answer: 'accept' as const })
        : await act.begin(ACCEPT_PLEDGE, { ...answer, ...stateDebt(debt) })
    const flaw = findUntold(checked)
    if (flaw !== null) setTold([...told, flaw])
  }
  const name = debt === null ? 'accept' : 'acceptPledge'
  return (
    <>
      {told.map(flaw => (
        <p key={flaw} className="notice">
          {say('flawTold', { flaw })}
        </p>
      ))}
      <button type="button" className="primary" disabled={idle} onClick={() => void accept()}>
        {say(knowing.length === 0 ? name : `${name}Knowing`)}
      </button>
    </>
  )
}

function stateDebt({ secured, currency, reference, dueOn }: NonNullable<Offer['debt']>) {
  return { secured, currency, reference, dueOn }
}

/** What is amiss by the ledger's word, and was not named in the acceptance. */
function findUntold(checked: Checked): FlawName | null {
  if (!('why' in checked) || checked.why.refusal !== 'acceptance_must_name_what_is_amiss')
    return null
  return (checked.why.details as { readonly flaw: FlawName }).flaw
}
