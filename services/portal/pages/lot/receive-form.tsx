import { RECEIVE_GOODS } from '../../acts/goods.documents.ts'
import { PickField } from '../../goods/choice-field.tsx'
import { GoodsField } from '../../goods/goods.tsx'
import { readGoods, writeGoods } from '../../goods/quantity.ts'
import { readWeighings, WeighingsField } from '../../goods/weighings-field.tsx'
import { useRead } from '../../graph/use-read.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import type { ActsProps } from './acts-props.ts'
import { RECEIVE_CHOICES } from './documents.ts'
import { TEXTS } from './texts.ts'

/** Keeper and inspector sign for what came in: where it lies, how much, of what grade. */
export function ReceiveForm({ seen, act }: ActsProps) {
  const say = useTexts(TEXTS)
  const { inspectors, places } = useChoices(seen.commodity?.unit)
  const unit = seen.commodity?.unit ?? 'GRAMS'
  const submit = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '')
    const accepted = readGoods(text('accepted'), unit)
    if (accepted === null) return
    void act.begin(RECEIVE_GOODS, {
      ...{ lot: seen.id, place: text('place'), inspector: text('inspector'), accepted },
      ...{ weighings: readWeighings(form), grade: text('grade'), certificate: text('certificate') },
    })
  }
  return (
    <ActSheet label={say('receive')} busy={act.busy} onSubmit={submit}>
      <p className="aside">{say('receiveWhy')}</p>
      <WeighingsField measurements={seen.measurements} purpose="inbound" unit={unit} />
      <div className="fields">
        <PickField label={say('place')} name="place" among={places} />
        <PickField label={say('inspector')} name="inspector" among={inspectors} />
        <GoodsField
          label={say('acceptedField')}
          {...{ name: 'accepted', unit, defaultValue: writeGoods(seen.declared, unit) }}
        />
        <Field label={say('gradeField')} {...{ name: 'grade', required: true, maxLength: 100 }} />
        <Field
          label={say('certificateField')}
          {...{ name: 'certificate', required: true, maxLength: 100 }}
        />
      </div>
    </ActSheet>
  )
}

/** The keeper's own places for goods of a unit, and who may inspect. */
function useChoices(unit: string | undefined) {
  const { party } = useViewer()
  const { data } = useRead(RECEIVE_CHOICES, { keeper: party.id })
  const own = new Set((data?.viewer?.warehouseSites?.edges ?? []).map(({ node }) => node?.id))
  const inspectors = (data?.parties?.edges ?? []).flatMap(({ node }) =>
    node?.active ? [node] : [],
  )
  const places = (data?.viewer?.storagePlaces?.edges ?? []).flatMap(({ node }) =>
    node && own.has(node.site?.id) && node.unit === unit
      ? [{ id: node.id, name: `${node.site?.name ?? ''} ${node.code}` }]
      : [],
  )
  return { inspectors, places }
}
