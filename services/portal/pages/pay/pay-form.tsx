import { useState } from 'react'
import type { ActRequest } from '../../../client/browser.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type Checked, useCheck } from '../../acts/use-act.ts'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { addUp, askFor, type Wish } from './ask-for.ts'
import type { FreeTitle } from './choose-spans.ts'
import { ChosenSpans } from './chosen-spans.tsx'
import type { Payable } from './documents.ts'
import { TEXTS } from './texts.ts'

interface PayFormProps {
  readonly payables: readonly Payable[]
  /** What there is to pay with. */
  readonly free: readonly FreeTitle[]
  readonly onDone: () => void
}

/** Chooses whom and which invoices to pay, shows what is passed on for it, and has it signed. */
export function PayForm({ payables, free, onDone }: PayFormProps) {
  const say = useTexts(TEXTS)
  const { wish, change, checked, preview } = useWish(free)
  const { to, picked } = wish
  return (
    <div className="stack">
      <Payee payables={payables} to={to} onTo={next => change({ to: next, picked: [] })} />
      {to !== '' && (
        <Invoices
          payables={payables.filter(({ seller }) => seller.id === to)}
          picked={picked}
          onPicked={next => change({ to, picked: next })}
        />
      )}
      {picked.length > 0 && (
        <button type="button" disabled={checked === 'checking'} onClick={() => void preview()}>
          {say(checked === 'checking' ? 'checking' : 'preview')}
        </button>
      )}
      {checked === 'short' && <p className="sorry">{say('short')}</p>}
      {typeof checked !== 'string' && (
        <Judged judged={checked} currency={picked[0]?.currency ?? ''} onDone={onDone} />
      )}
    </div>
  )
}

/** Whom and what is to be paid, and what the ledger says of it. */
function useWish(free: PayFormProps['free']) {
  const check = useCheck()
  const [wish, setWish] = useState<Omit<Wish, 'free'>>({ to: '', picked: [] })
  const [checked, setChecked] = useState<Checked | 'checking' | 'short' | null>(null)
  const change = (next: typeof wish) => {
    setWish(next)
    setChecked(null)
  }
  const preview = async () => {
    setChecked('checking')
    setChecked((await askFor({ ...wish, free }, check)) ?? 'short')
  }
  return { wish, change, checked, preview }
}

interface JudgedProps extends Pick<PayFormProps, 'onDone'> {
  readonly judged: Checked | null
  readonly currency: string
}

/** Why it cannot be done; or what is passed on, to be read and signed. */
function Judged({ judged, currency, onDone }: JudgedProps) {
  const signing = useSigning()
  if (judged === null) return null
  if (!('act' in judged)) return <StoppedShown stopped={judged} />
  const { act } = judged
  return (
    <>
      <ToSign act={act} currency={currency} onSign={() => void signing.begin({ acts: [act] })} />
      <SignDialogue signing={signing} onEnd={onDone} />
    </>
  )
}

interface ToSignProps {
  readonly act: ActRequest
  readonly currency: string
  readonly onSign: () => void
}

function ToSign({ act, currency, onSign }: ToSignProps) {
  const say = useTexts(TEXTS)
  return (
    <>
      <ChosenSpans act={act} currency={currency} />
      <button type="button" className="primary" onClick={onSign}>
        {say('sign')}
      </button>
    </>
  )
}

interface PayeeProps extends Pick<PayFormProps, 'payables'> {
  readonly to: string
  readonly onTo: (to: string) => void
}

function Payee({ payables, to, onTo }: PayeeProps) {
  const say = useTexts(TEXTS)
  const payees = new Map(payables.map(({ seller }) => [seller.id, seller.name]))
  return (
    <label className="field narrow">
      <span>{say('payee')}</span>
      <select value={to} onChange={event => onTo(event.target.value)}>
        <option value="">{say('choose')}</option>
        {[...payees].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface InvoicesProps extends Pick<PayFormProps, 'payables'> {
  readonly picked: readonly Payable[]
  readonly onPicked: (picked: readonly Payable[]) => void
}

function Invoices({ payables, picked, onPicked }: InvoicesProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const columns: readonly TableColumn<Payable>[] = [
    {
      label: say('pay'),
      cell: one => (
        <input
          type="checkbox"
          aria-label={say('paying', { number: one.number })}
          checked={picked.includes(one)}
          onChange={({ target }) =>
            onPicked(target.checked ? [...picked, one] : picked.filter(other => other !== one))
          }
        />
      ),
    },
    { label: say('number'), cell: ({ number }) => number },
    { label: say('dueOn'), cell: ({ dueOn }) => <Day date={dueOn} /> },
    {
      ...{ label: say('unused'), number: true },
      cell: ({ unused, currency }) => <Amount minor={unused} currency={currency} />,
    },
  ]
  const currency = picked[0]?.currency
  return (
    <>
      <Table label={say('invoices')} columns={columns} rows={payables} keyOf={({ id }) => id} />
      {currency !== undefined && (
        <p role="status">
          <strong>
            {say('total', { amount: formatAmount(String(addUp(picked)), currency, language) })}
          </strong>
        </p>
      )}
    </>
  )
}
