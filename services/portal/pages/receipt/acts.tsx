import { CANCEL_RECEIPT, SURRENDER_RECEIPT } from '../../acts/goods.documents.ts'
import { RuledButton } from '../../acts/ruled-button.tsx'
import type { ActOfPage } from '../../acts/use-act.ts'
import { GoodsField } from '../../goods/goods.tsx'
import { type GoodsUnit, readGoods, writeGoods } from '../../goods/quantity.ts'
import type { TitlePart } from '../../receivable/title.documents.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { readDate } from '../../ui/read-date.ts'
import type { ReceiptSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

export interface PartsOfReceipt {
  readonly seen: ReceiptSeen
  readonly unit: GoodsUnit
  readonly act: ActOfPage
  readonly titles: readonly TitlePart[]
}

/** What a holder can do with its part: collect goods, or give the whole receipt back. */
export function Acts(parts: PartsOfReceipt) {
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const { seen, titles, act } = parts
  const own = titles.filter(({ holder }) => holder?.id === party.id)
  if (own.length === 0 || seen.status !== 'issued' || user.duty === 'reader') return null
  const free = own.find(({ claimed, holdKinds }) => !claimed && holdKinds.length === 0)
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('acts')}</h2>
      {free && <SurrenderForm {...parts} free={free} />}
      <RuledButton
        label={say('cancel')}
        document={CANCEL_RECEIPT}
        input={{ receipt: seen.id }}
        act={act}
      />
    </section>
  )
}

function SurrenderForm({ seen, unit, act, free }: PartsOfReceipt & { readonly free: TitlePart }) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const { lo, size } = free
  const submit = (form: FormData) => {
    const units = readGoods(String(form.get('quantity')), unit)
    if (units === null) return
    void act.begin(SURRENDER_RECEIPT, {
      spans: [{ instrument: seen.id, lo, hi: String(BigInt(lo) + BigInt(units)) }],
      ...{ collector: String(form.get('collector')), until: readDate(form, 'until') },
    })
  }
  return (
    <ActSheet label={say('surrender')} busy={act.busy} onSubmit={submit}>
      <p className="aside">{say('surrenderWhy')}</p>
      <div className="fields">
        <GoodsField
          label={say('quantity')}
          {...{ name: 'quantity', unit, defaultValue: writeGoods(size, unit) }}
        />
        <Field
          label={say('collector')}
          {...{ name: 'collector', required: true, maxLength: 100 }}
        />
        <Field
          label={say('servedUntil')}
          {...{ name: 'until', type: 'date', required: true, min: businessDate }}
        />
      </div>
    </ActSheet>
  )
}
