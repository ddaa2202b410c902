import {
  CHANGE_REGISTRATION,
  DISCHARGE_REGISTRATION,
  EXTEND_REGISTRATION,
} from '../../acts/registration.documents.ts'
import { useTexts } from '../../texts/texts.ts'
import { Field, ReasonField } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { readDate } from '../../ui/read-date.ts'
import type { FormProps } from './form-props.ts'
import { useProof } from './proof.ts'
import { ProofFields } from './proof-fields.tsx'
import { TEXTS } from './texts.ts'

/** The registration lasts longer. */
export function ExtendForm({ seen, act, until }: FormProps & { readonly until: string }) {
  const say = useTexts(TEXTS)
  const of = useProof()
  const submit = (form: FormData) => {
    const input = { financing: seen.id, until: readDate(form, 'until') }
    if (of.proof) void act.begin(EXTEND_REGISTRATION, { ...input, ...of.proof })
  }
  const ready = of.proof !== null
  return (
    <ActSheet label={say('extend')} ready={ready} busy={act.busy} onSubmit={submit}>
      <ProofFields at={say('doneAtField')} of={of} />
      <Field
        label={say('untilField')}
        {...{ name: 'until', type: 'date', required: true, min: until }}
      />
    </ActSheet>
  )
}

/** What the registration says was changed at the register. */
export function ChangeForm({ seen, act }: FormProps) {
  const say = useTexts(TEXTS)
  const of = useProof()
  const submit = (form: FormData) => {
    const input = { financing: seen.id, words: String(form.get('reason')) }
    if (of.proof) void act.begin(CHANGE_REGISTRATION, { ...input, ...of.proof })
  }
  const ready = of.proof !== null
  return (
    <ActSheet label={say('change')} ready={ready} busy={act.busy} onSubmit={submit}>
      <ProofFields at={say('doneAtField')} of={of} />
      <ReasonField label={say('changeWords')} />
    </ActSheet>
  )
}

/** The registration was taken off the register. */
export function DischargeForm({ seen, act }: FormProps) {
  const say = useTexts(TEXTS)
  const of = useProof()
  const submit = (form: FormData) => {
    const input = { financing: seen.id, reason: String(form.get('reason')) }
    if (of.proof) void act.begin(DISCHARGE_REGISTRATION, { ...input, ...of.proof })
  }
  const ready = of.proof !== null
  return (
    <ActSheet label={say('discharge')} ready={ready} busy={act.busy} onSubmit={submit}>
      <ProofFields at={say('doneAtField')} of={of} />
      <ReasonField label={say('reason')} />
    </ActSheet>
  )
}
