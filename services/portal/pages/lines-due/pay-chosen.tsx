import { type FormEvent, useState } from 'react'
import type { ActRequest } from '../../../client/browser.ts'
import { INSTRUCT_SETTLEMENT } from '../../acts/settlement.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type Stopped, useCheck } from '../../acts/use-act.ts'
import { PayFrom } from '../../settlement/pay-from.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { useTexts } from '../../texts/texts.ts'
import type { DueRow } from './documents.ts'
import { drawSettlements } from './draw-settlements.ts'
import { TEXTS } from './texts.ts'

interface PayChosenProps {
  readonly chosen: readonly DueRow[]
  readonly onEnd: () => void
}

/** What was chosen is instructed from one account: a settlement for each due date. */
export function PayChosen({ chosen, onEnd }: PayChosenProps) {
  const say = useTexts(TEXTS)
  const signing = useSigning()
  const { begin, busy, stopped } = useDrawing(signing.begin)
  const currencies = new Set(chosen.map(({ currency }) => currency))
  const [currency] = currencies
  if (currency === undefined) return <span className="aside">{say('chooseFirst')}</span>
  if (currencies.size > 1) return <p className="notice">{say('oneCurrency')}</p>
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const from = new FormData(event.currentTarget).get('from')
    if (from !== null) void begin(chosen, String(from))
  }
  return (
    <form className="row" onSubmit={submit}>
      <PayFrom currency={currency} />
      <button type="submit" className="primary" disabled={busy}>
        {busy ? say('checking') : say('pay', { count: chosen.length })}
      </button>
      <StoppedShown stopped={stopped} />
      <SignDialogue signing={signing} onEnd={onEnd} />
    </form>
  )
}

/** Each settlement is judged before all of them are put before the signer; one stops them all. */
function useDrawing(sign: ReturnType<typeof useSigning>['begin']) {
  const check = useCheck()
  const [busy, setBusy] = useState(false)
  const [stopped, setStopped] = useState<Stopped | null>(null)
  const begin = async (chosen: readonly DueRow[], from: string) => {
    setBusy(true)
    setStopped(null)
    const acts: ActRequest[] = []
    for (const input of drawSettlements(chosen, from)) {
      const checked = await check(INSTRUCT_SETTLEMENT, input)
      if ('act' in checked) acts.push(checked.act)
      else {
        setBusy(false)
        return setStopped(checked)
      }
    }
    setBusy(false)
    sign({ acts })
  }
  return { begin, busy, stopped }
}
