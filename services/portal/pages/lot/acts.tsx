import { WITHDRAW_DEPOSIT } from '../../acts/goods.documents.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { ActsProps } from './acts-props.ts'
import { IssueForm } from './issue-form.tsx'
import { MeasureForm } from './measure-form.tsx'
import { ReceiveForm } from './receive-form.tsx'
import { TEXTS } from './texts.ts'

/** What the reader's party can do with a lot; each is judged by its rule before it is signed. */
export function Acts({ seen, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const { party } = useViewer()
  const { status, keeper, depositor, inspector } = seen
  const keeps = keeper?.id === party.id
  const measures = status !== 'withdrawn' && (keeps || inspector?.id === party.id)
  const announced = status === 'requested'
  const callsOff = announced && (keeps || depositor?.id === party.id)
  if (!measures && !callsOff) return null
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('acts')}</h2>
      {measures && <MeasureForm {...{ seen, act }} />}
      {keeps && announced && <ReceiveForm {...{ seen, act }} />}
      {keeps && status === 'received' && <IssueForm {...{ seen, act }} />}
      {callsOff && (
        <p>
          <button
            type="button"
            disabled={act.busy}
            onClick={() => void act.begin(WITHDRAW_DEPOSIT, { lot: seen.id })}
          >
            {say('callOff')}
          </button>
        </p>
      )}
    </section>
  )
}
