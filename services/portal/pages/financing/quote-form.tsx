import { type FormEvent, useState } from 'react'
import { useQuery } from 'urql'
import { GIVE_QUOTE } from '../../acts/financing.documents.ts'
import { readMajor } from '../../acts/major-amount.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { readInstant, writeInstant } from '../../financing/instants.ts'
import { PriceShown } from '../../financing/price-shown.tsx'
import { readError } from '../../graph/told.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { RefusalShown } from '../../sign/refusal-shown.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { type Case, PRICE_AT } from './documents.ts'
import type { LookOfCase } from './evidence.tsx'
import { QuoteFields, type QuoteTerms } from './quote-fields.tsx'
import { readRate } from './read-rate.ts'
import { TEXTS } from './texts.ts'

interface QuoteFormProps {
  readonly seen: Case
  readonly act: ActOfPage
  readonly look: LookOfCase
}

/** A lender's price: reckoned by the ledger while it is typed, signed with what was seen. */
export function QuoteForm({ seen, act, look }: QuoteFormProps) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const { id, currency, recourse, chooseBy } = seen
  const [terms, setTerms] = useState<QuoteTerms>(() => ({
    ...{ rate: '', dayCount: 'A/360', fee: '0', valueDate: businessDate },
    recourse: recourse === 'either' ? 'without' : recourse,
    firmUntil: writeInstant(Date.parse(chooseBy)),
  }))
  const wire = toWire(terms, currency)
  const price = usePrice(id, wire)
  const firmUntil = readInstant(terms.firmUntil)
  const ready = price.answer && look && firmUntil
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!ready || !wire) return
    const { discount, net, apr } = price.answer!
    const signed = { ...wire, discount, net, apr, recourse: terms.recourse }
    void act.begin(GIVE_QUOTE, { financing: id, ...signed, firmUntil, seen: look.digest })
  }
  return (
    <section aria-labelledby="quote">
      <h2 id="quote">{say('quote')}</h2>
      <form className="panel" onSubmit={submit}>
        <QuoteFields {...{ terms, currency }} asked={recourse} onTerms={setTerms} />
        <Preview {...{ price, currency }} fee={wire?.fee ?? '0'} />
        {!look && <p className="notice">{say('lookFirst')}</p>}
        <button type="submit" className="primary" disabled={act.busy || !ready}>
          {say(act.busy ? 'checking' : 'signQuote')}
        </button>
      </form>
    </section>
  )
}

/** Terms as the graph takes them; null while they are not whole. */
function toWire({ rate, dayCount, fee, valueDate }: QuoteTerms, currency: string) {
  const [yearly, minor] = [readRate(rate), readMajor(fee, currency)]
  if (yearly === null || minor === null || valueDate === '') return null
  const on = valueDate as `${number}-${number}-${number}`
  return { rate: yearly, dayCount, fee: minor, valueDate: on }
}

type Wire = NonNullable<ReturnType<typeof toWire>>

/** What the ledger reckons on these terms, or why it does not. */
function usePrice(id: string, wire: Wire | null) {
  const [{ data, error }] = useQuery({
    ...{ query: PRICE_AT, pause: wire === null, requestPolicy: 'network-only' },
    variables: { id, terms: wire ?? NO_TERMS },
  })
  const found = data?.node?.__typename === 'Financing' ? data.node.priceAt : null
  const answer = wire !== null && found?.__typename === 'Price' ? found : null
  const refused = wire !== null && found?.__typename === 'Refused' ? found : null
  return { answer, refused, told: error ? readError(error) : null }
}

/** Asked for by nobody: the question waits until there are terms. */
const NO_TERMS = { rate: '0', dayCount: 'A/360', fee: '0', valueDate: '1970-01-01' } as const

interface PreviewProps {
  readonly price: ReturnType<typeof usePrice>
  readonly currency: string
  readonly fee: string
}

function Preview({ price: { answer, refused, told }, currency, fee }: PreviewProps) {
  const say = useTexts(TEXTS)
  if (told) return <Sorry told={told} />
  if (refused)
    return (
      <div className="sorry">
        <RefusalShown why={refused} />
      </div>
    )
  return (
    <div aria-live="polite">
      {answer ? (
        <PriceShown {...answer} {...{ fee, currency }} />
      ) : (
        <p className="aside">{say('typeTerms')}</p>
      )}
    </div>
  )
}
