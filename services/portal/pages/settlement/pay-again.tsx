import { newId } from '../../../client/browser.ts'
import { INSTRUCT_SETTLEMENT } from '../../acts/settlement.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import { PayFrom } from '../../settlement/pay-from.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ActSheet } from '../../ui/act-sheet.tsx'
import type { LineSeen, SettlementSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

interface PayAgainProps {
  readonly line: LineSeen
  readonly seen: SettlementSeen
  readonly act: ActOfPage
}

/** A payment that went back is made again, by a settlement of its own. */
export function PayAgain({ line, seen: { dueOn }, act }: PayAgainProps) {
  const say = useTexts(TEXTS)
  const { settlement, number, instrument, lo, hi, payee, currency, toAccount } = line
  if (!toAccount || !payee) return <span className="aside">{say('noAccount')}</span>
  const submit = (form: FormData) => {
    const from = form.get('from')
    if (from === null) return
    const again = { settlement, number }
    const span = { instrument, lo, hi, payee: payee.id, to: toAccount.id, again }
    const paid = { id: newId('stl'), dueOn, from: String(from) }
    void act.begin(INSTRUCT_SETTLEMENT, { ...paid, spans: [span] })
  }
  return (
    <ActSheet label={say('payAgain')} busy={act.busy} onSubmit={submit}>
      <PayFrom currency={currency} />
    </ActSheet>
  )
}
