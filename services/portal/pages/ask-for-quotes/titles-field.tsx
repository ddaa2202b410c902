import { readAmount, writeMajor } from '../../acts/major-amount.ts'
import { useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import type { FreeTitle } from './documents.ts'
import { TEXTS } from './texts.ts'
import type { Wish } from './wish.ts'

interface TitlesFieldProps {
  readonly free: readonly FreeTitle[]
  readonly wish: Wish
  readonly onAmounts: (amounts: Wish['amounts']) => void
}

type Set = (title: FreeTitle, amount: string | null) => void
const whole = ({ size, currency }: FreeTitle) => writeMajor(size, currency)

/** All that is free, each with how much of it is to be financed; of one currency at a time. */
export function TitlesField({ free, wish: { amounts }, onAmounts }: TitlesFieldProps) {
  const say = useTexts(TEXTS)
  const currency = free.find(({ id }) => amounts.has(id))?.currency ?? free[0]!.currency
  const set: Set = (title, amount) => {
    const next = new Map(amounts)
    if (amount === null) next.delete(title.id)
    else next.set(title.id, amount)
    onAmounts(next)
  }
  const takeAll = () =>
    onAmounts(
      new Map(free.filter(one => one.currency === currency).map(one => [one.id, whole(one)])),
    )
  return (
    <>
      <div className="row">
        <h2>{say('titles')}</h2>
        <button type="button" onClick={takeAll}>
          {say('takeAll')}
        </button>
      </div>
      <Table
        label={say('titles')}
        columns={useColumns({ amounts, currency, set })}
        rows={free}
        keyOf={({ id }) => id}
      />
    </>
  )
}

interface Choosing {
  readonly amounts: Wish['amounts']
  /** Of what is chosen already. */
  readonly currency: string
  readonly set: Set
}

function useColumns(choosing: Choosing): readonly TableColumn<FreeTitle>[] {
  const say = useTexts(TEXTS)
  return [
    { label: say('take'), cell: title => <Take {...{ title, ...choosing }} /> },
    { label: say('debtor'), cell: ({ debtor }) => debtor?.name },
    { label: say('name'), cell: ({ name }) => <code>{name}</code> },
    { label: say('dueOn'), cell: ({ dueOn }) => <Day date={dueOn} /> },
    {
      ...{ label: say('size'), number: true },
      cell: ({ size, currency }) => <Amount minor={size} currency={currency} />,
    },
    {
      ...{ label: say('amount'), number: true },
      cell: title => <HowMuch {...{ title, ...choosing }} />,
    },
  ]
}

interface OfTitle extends Choosing {
  readonly title: FreeTitle
}

function Take({ title, amounts, currency, set }: OfTitle) {
  const say = useTexts(TEXTS)
  return (
    <input
      type="checkbox"
      aria-label={say('taking', { name: title.name })}
      disabled={amounts.size > 0 && title.currency !== currency}
      checked={amounts.has(title.id)}
      onChange={({ target }) => set(title, target.checked ? whole(title) : null)}
    />
  )
}

function HowMuch({ title, amounts, set }: OfTitle) {
  const say = useTexts(TEXTS)
  const typed = amounts.get(title.id)
  if (typed === undefined) return null
  return (
    <input
      className="number"
      inputMode="decimal"
      maxLength={30}
      aria-label={say('amountOf', { name: title.name })}
      aria-invalid={readAmount(typed, title.currency, title.size) === null}
      value={typed}
      onChange={({ target }) => set(title, target.value)}
    />
  )
}
