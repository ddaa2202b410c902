import { type FormEvent, useState } from 'react'
import { REQUEST_DEPOSIT } from '../../acts/goods.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { ChoiceField, PickField } from '../../goods/choice-field.tsx'
import { GoodsField } from '../../goods/goods.tsx'
import { type GoodsUnit, readGoods } from '../../goods/quantity.ts'
import { OWNERSHIP_WORDS } from '../../goods/words.ts'
import { useRead } from '../../graph/use-read.ts'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { DEPOSIT_CHOICES } from './documents.ts'
import { TEXTS } from './texts.ts'

/** Goods are announced to a keeper, with what shows that they are the depositor's own. */
export function DepositForm({ onDone }: { readonly onDone: () => void }) {
  const say = useTexts(TEXTS)
  const act = useAct()
  return (
    <details className="pop">
      <summary>{say('announce')}</summary>
      <div className="pop-sheet pop-right stack act-form">
        <Terms act={act} />
        <StoppedShown stopped={act.stopped} />
      </div>
      <SignDialogue signing={act.signing} onEnd={onDone} />
    </details>
  )
}

const OWNERSHIP_KINDS = Object.keys(OWNERSHIP_WORDS) as (keyof typeof OWNERSHIP_WORDS)[]

function Terms({ act }: { readonly act: ActOfPage }) {
  const say = useTexts(TEXTS)
  const { data } = useRead(DEPOSIT_CHOICES, {})
  const [chosen, setChosen] = useState('')
  const keepers = (data?.parties?.edges ?? []).flatMap(({ node }) => (node?.active ? node : []))
  const goods = (data?.viewer?.commodities?.edges ?? []).flatMap(({ node }) => node ?? [])
  const unit = goods.find(({ id }) => id === chosen)?.unit ?? 'GRAMS'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = readDeposit(new FormData(event.currentTarget), chosen, unit)
    if (input) void act.begin(REQUEST_DEPOSIT, input)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <PickField label={say('keeperField')} name="keeper" among={keepers} />
      <CommodityField {...{ goods, chosen }} onChosen={setChosen} />
      <GoodsField label={say('quantity')} name="quantity" unit={unit} />
      <Words names={['packing', 'marks']} />
      <ChoiceField label={say('document')} name="document" words={OWNERSHIP_WORDS} />
      <Words names={['issuer', 'number', 'authority', 'claims']} />
      <button type="submit" className="primary" disabled={act.busy}>
        {say(act.busy ? 'checking' : 'next')}
      </button>
    </form>
  )
}

type Said = 'packing' | 'marks' | 'issuer' | 'number' | 'authority' | 'claims'

/** What is said in words. */
function Words({ names }: { readonly names: readonly Said[] }) {
  const say = useTexts(TEXTS)
  return names.map(name => (
    <Field key={name} label={say(name)} {...{ name, required: true, maxLength: 200 }} />
  ))
}

interface CommodityFieldProps {
  readonly goods: readonly {
    readonly id: string
    readonly name: string
    readonly standard: string
  }[]
  readonly chosen: string
  readonly onChosen: (id: string) => void
}

function CommodityField({ goods, chosen, onChosen }: CommodityFieldProps) {
  const say = useTexts(TEXTS)
  return (
    <label className="field">
      <span>{say('commodityField')}</span>
      <select required value={chosen} onChange={({ target }) => onChosen(target.value)}>
        <option value="">–</option>
        {goods.map(({ id, name, standard }) => (
          <option key={id} value={id}>
            {name} ({standard})
          </option>
        ))}
      </select>
    </label>
  )
}

/** The announcement as the graph takes it; null where its quantity is none. */
function readDeposit(form: FormData, commodity: string, unit: GoodsUnit) {
  const text = (name: string) => String(form.get(name) ?? '')
  const quantity = readGoods(text('quantity'), unit)
  const kind = OWNERSHIP_KINDS.find(one => one === text('document'))
  if (quantity === null || !kind) return null
  return {
    ...{ keeper: text('keeper'), commodity, quantity },
    ...{ packing: text('packing'), marks: text('marks') },
    ownership: { kind, issuer: text('issuer'), number: text('number') },
    ...{ authority: text('authority'), claims: text('claims') },
  }
}
