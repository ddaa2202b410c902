import { REGISTER_FINANCING } from '../../acts/registration.documents.ts'
import { useTexts } from '../../texts/texts.ts'
import { Field } from '../../ui/act-form.tsx'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { readDate } from '../../ui/read-date.ts'
import type { FormProps } from './form-props.ts'
import { useProof } from './proof.ts'
import { ProofFields } from './proof-fields.tsx'
import { TEXTS } from './texts.ts'

/** What was registered: under which number, until when, and the file that proves it. */
export function RegisterForm({ seen, act, open }: FormProps & { readonly open: boolean }) {
  const say = useTexts(TEXTS)
  const of = useProof()
  const submit = (form: FormData) => {
    const number = String(form.get('number')).trim()
    const until = readDate(form, 'until')
    if (of.proof)
      void act.begin(REGISTER_FINANCING, { financing: seen.id, ...of.proof, number, until })
  }
  return (
    <ActSheet
      label={say('register')}
      {...{ open, ready: of.proof !== null }}
      busy={act.busy}
      onSubmit={submit}
    >
      <ProofFields at={say('registeredAtField')} of={of} />
      <div className="fields">
        <Field
          label={say('numberField')}
          {...{ name: 'number', required: true, minLength: 8, maxLength: 30 }}
        />
        <Field label={say('untilField')} {...{ name: 'until', type: 'date', required: true }} />
      </div>
    </ActSheet>
  )
}
