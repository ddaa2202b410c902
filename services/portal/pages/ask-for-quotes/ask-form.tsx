import { type FormEvent, useState } from 'react'
import { REQUEST_QUOTES } from '../../acts/financing.documents.ts'
import { writeMajor } from '../../acts/major-amount.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { InstantField } from '../../financing/instant-field.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { formatAmount, formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import type { FreeTitle } from './documents.ts'
import { type Lender, LendersField, RecourseField } from './lenders-field.tsx'
import { TEXTS } from './texts.ts'
import { TitlesField } from './titles-field.tsx'
import { startWish, sumUp, toInput, type Wish } from './wish.ts'

interface AskFormProps {
  readonly free: readonly FreeTitle[]
  readonly lenders: readonly Lender[]
  readonly nextDay: string
  /** The title that was chosen before one came here. */
  readonly chosen: string | null
  readonly onDone: () => void
}

/** Which titles and how much of each, whom to ask, and until when. */
export function AskForm({ free, lenders, nextDay, chosen, onDone }: AskFormProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const act = useAct()
  const [wish, setWish] = useState(() => choose(startWish(nextDay), free, chosen))
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change })
  const input = toInput(wish, free)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (input) void act.begin(REQUEST_QUOTES, input)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TitlesField {...{ free, wish }} onAmounts={amounts => set({ amounts })} />
      <Sum {...{ wish, free }} />
      <LendersField {...{ lenders, wish }} onLenders={named => set({ lenders: named })} />
      <Terms wish={wish} onSet={set} />
      <p className="aside">{say('means')}</p>
      <StoppedShown stopped={act.stopped} />
      <p>
        <button
          type="submit"
          className="primary"
          disabled={act.busy || input === null || duty === 'reader'}
        >
          {say(act.busy ? 'checking' : 'next')}
        </button>
      </p>
      <SignDialogue signing={act.signing} onEnd={onDone} />
    </form>
  )
}

interface TermsProps {
  readonly wish: Wish
  readonly onSet: (change: Partial<Wish>) => void
}

function Terms({ wish, onSet }: TermsProps) {
  const say = useTexts(TEXTS)
  return (
    <div className="fields">
      <RecourseField wish={wish} onRecourse={recourse => onSet({ recourse })} />
      <InstantField
        label={say('deadline')}
        value={wish.deadline}
        onValue={deadline => onSet({ deadline })}
      />
      <InstantField
        label={say('chooseBy')}
        value={wish.chooseBy}
        onValue={chooseBy => onSet({ chooseBy })}
      />
    </div>
  )
}

/** A title from which one came is chosen whole. */
function choose(wish: Wish, free: readonly FreeTitle[], id: string | null): Wish {
  const title = free.find(one => one.id === id)
  if (!title) return wish
  return { ...wish, amounts: new Map([[title.id, writeMajor(title.size, title.currency)]]) }
}

/** How much it is, and how long it runs: what a price will be reckoned on. */
function Sum({ wish, free }: { readonly wish: Wish; readonly free: readonly FreeTitle[] }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { businessDate } = useViewer()
  const sum = sumUp(wish, free, businessDate)
  if (sum === null) return <p role="status">{say('noneChosen')}</p>
  const { amount, currency, firstDue, firstDays, lastDue, lastDays } = sum
  return (
    <p role="status">
      <strong>{say('sum', { amount: formatAmount(amount, currency, language) })}</strong>{' '}
      {firstDue === lastDue
        ? say('term', { date: formatDate(firstDue, language), days: firstDays })
        : say('terms', {
            ...{ first: formatDate(firstDue, language), firstDays },
            ...{ last: formatDate(lastDue, language), lastDays },
          })}
    </p>
  )
}
