import { type Id, newId, partyActs } from '../../../client/browser.ts'
import { useViewer } from '../../session/session-provider.tsx'
import type { SigningOfPage } from '../../sign/use-signing.ts'
import { formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { ActForm, Field } from '../../ui/act-form.tsx'
import type { InstructionSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

interface InstructionsProps {
  readonly instructions: readonly InstructionSeen[]
  readonly today: string
  readonly signing: SigningOfPage
}

/** What the system key carries out by itself, and how to have it or stop it. */
export function Instructions({ instructions, today, signing }: InstructionsProps) {
  const say = useTexts(TEXTS)
  const mayAct = useViewer().user.duty !== 'reader'
  const give = (form: FormData) => {
    const body = {
      ...{ id: newId('sti'), scope: 'roll_business_date' as const },
      limit: BigInt(String(form.get('limit'))),
      until: String(form.get('until')) as `${number}-${number}-${number}`,
    }
    signing.begin({ acts: [partyActs.giveStandingInstruction(body)] })
  }
  return (
    <section aria-labelledby="instructions">
      <div className="row">
        <h2 id="instructions">{say('instructions')}</h2>
        {mayAct && (
          <ActForm label={say('instruct')} submit={say('instructNow')} onSubmit={give}>
            <Field
              {...{ label: say('limit'), name: 'limit', type: 'number', min: 1, max: 1000 }}
              defaultValue={250}
              required
            />
            <Field label={say('until')} name="until" type="date" min={today} required />
          </ActForm>
        )}
      </div>
      <p className="aside">{say('instructionsText')}</p>
      {instructions.length === 0 && <p>{say('noInstructions')}</p>}
      <ul className="rows">
        {instructions.map(one => (
          <Instruction key={one.id} {...{ one, today, signing, mayAct }} />
        ))}
      </ul>
    </section>
  )
}

interface InstructionProps extends Pick<InstructionsProps, 'today' | 'signing'> {
  readonly one: InstructionSeen
  readonly mayAct: boolean
}

function Instruction({ one, today, signing, mayAct }: InstructionProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { id, carriedOut: done, limit, until } = one
  const state = findState(one, today)
  const withdraw = () => {
    const instruction = id as Id<'sti'>
    signing.begin({ acts: [partyActs.withdrawStandingInstruction({ id: instruction })] })
  }
  return (
    <li>
      <span>
        {say('scope')} · {say('carried', { done, limit })} ·{' '}
        {say('untilShort', { date: formatDate(until, language) })}{' '}
        <span className={state === 'stands' ? 'badge badge-free' : 'badge'}>{say(state)}</span>
      </span>
      {state === 'stands' && mayAct && (
        <button type="button" onClick={withdraw}>
          {say('withdraw')}
        </button>
      )}
    </li>
  )
}

function findState({ withdrawn, until, carriedOut, limit }: InstructionSeen, today: string) {
  if (withdrawn) return 'withdrawn'
  if (until <= today) return 'over'
  return BigInt(carriedOut) >= BigInt(limit) ? 'spent' : 'stands'
}
